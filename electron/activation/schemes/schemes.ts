import { readOwners, writeOwners } from './owners-file.ts';
import { type SchemeOwner, type SchemeRow, type SchemeSystem, SchemeTrouble } from './scheme-row.ts';

export type Schemes = {
  /** The table of Settings: the given schemes, each with its present owner. */
  list(): Promise<SchemeRow[]>;
  /** Who has this scheme now. */
  look(scheme: string): Promise<SchemeRow>;
  register(scheme: string): Promise<SchemeRow[]>;
  giveBack(scheme: string): Promise<SchemeRow[]>;
  /**
   * Registers the scheme if it is nobody's, or an earlier Beckon's; false where another program has it.
   * Rejects with `SchemeTrouble` when it can't be registered.
   */
  registerIfFree(scheme: string): Promise<boolean>;
  /**
   * `registerIfFree` in the first start of this profile. Later the user's choice stands: a registration that he
   * has not given back, and that leads to a Beckon elsewhere or to one that is gone, is renewed for this one.
   */
  atStart(scheme: string): Promise<void>;
};

/**
 * Registering schemes and giving them back, the same on every system.
 * @param rows the schemes that the table always shows; those registered by the user come after them
 * @param path where the owners found before are remembered
 * @param damaged is told when that file does not hold what it should, before it is written anew
 */
export const createSchemes = (options: {
  system: SchemeSystem;
  rows: string[];
  path: string;
  damaged: (path: string) => void;
}): Schemes => {
  const { system, path } = options;
  const read = () => readOwners(path, options.damaged);
  const trouble = new Map<string, SchemeRow['trouble']>();
  /** One change after the other: they read and write the same file and the same registrations. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  };

  const attempt = async (scheme: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      trouble.delete(scheme);
    } catch (error) {
      const known = error instanceof SchemeTrouble;
      trouble.set(scheme, { why: known ? error.message : String(error), type: known ? error.command : null });
    }
  };

  /** Whether that owner is a Beckon, this one or one that was registered from elsewhere. */
  const isBeckon = async (scheme: string, { id }: SchemeOwner): Promise<boolean> =>
    (await read()).own[scheme] === id || (await system.isBeckon(id));

  /** Writes down who has the scheme now. A Beckon from before is no owner: what it had remembered still is. */
  const remember = async (scheme: string, owner: SchemeOwner | null): Promise<void> => {
    const owners = await read();
    const another = owner && !(await isBeckon(scheme, owner)) ? owner : null;
    const before = { ...owners.before, [scheme]: another?.id ?? owners.before[scheme] ?? null };
    const command = another ? ((await system.commandOf?.(scheme)) ?? null) : owners.commands[scheme];
    const commands = { ...owners.commands, [scheme]: command ?? null };
    await writeOwners(path, { ...owners, before, commands });
  };

  const registerNow = async (scheme: string): Promise<void> => {
    const before = await system.owner(scheme);
    await remember(scheme, before.owner);
    if (!before.ours) await system.register(scheme);
    const { owner, ours } = before.ours ? before : await system.owner(scheme);
    if (!ours) {
      throw new SchemeTrouble('The system took the registration but still starts another program', null);
    }
    const owners = await read();
    if (owner) await writeOwners(path, { ...owners, own: { ...owners.own, [scheme]: owner.id } });
  };

  const register = (scheme: string) => attempt(scheme, () => registerNow(scheme));

  const giveBack = (scheme: string) =>
    attempt(scheme, async () => {
      const owners = await read();
      await system.giveBack(scheme, owners.before[scheme] ?? null, owners.commands[scheme] ?? null);
      const { [scheme]: _, ...before } = owners.before;
      const { [scheme]: __, ...commands } = owners.commands;
      const { [scheme]: ___, ...own } = owners.own;
      await writeOwners(path, { ...owners, before, commands, own });
    });

  const row = async (scheme: string, before: Record<string, string | null>): Promise<SchemeRow> => {
    let found: Awaited<ReturnType<SchemeSystem['owner']>> = { owner: null, ours: false };
    let failure = trouble.get(scheme) ?? null;
    try {
      found = await system.owner(scheme);
    } catch (error) {
      failure ??= { why: String(error), type: error instanceof SchemeTrouble ? error.command : null };
    }
    return { scheme, ...found, before: before[scheme] ?? null, trouble: failure };
  };

  const list = async (): Promise<SchemeRow[]> => {
    const { before } = await read();
    const all = new Set([...options.rows, ...Object.keys(before), ...trouble.keys()]);
    return Promise.all([...all].map((scheme) => row(scheme, before)));
  };

  const registerIfFree = async (scheme: string): Promise<boolean> => {
    const { owner, ours } = await system.owner(scheme);
    if (!ours && owner !== null && !(await isBeckon(scheme, owner))) return false;
    await registerNow(scheme);
    return true;
  };

  return {
    list: () => inTurn(list),
    look: (scheme) => inTurn(async () => row(scheme, (await read()).before)),
    register: (scheme) => inTurn(() => register(scheme).then(list)),
    giveBack: (scheme) => inTurn(() => giveBack(scheme).then(list)),
    registerIfFree: (scheme) => inTurn(() => registerIfFree(scheme)),
    atStart: (scheme) =>
      inTurn(async () => {
        const { firstStartDone, before } = await read();
        // Remembered until it is given back.
        if (firstStartDone && !Object.hasOwn(before, scheme)) return;
        await attempt(scheme, async () => {
          await registerIfFree(scheme);
        });
        await writeOwners(path, { ...(await read()), firstStartDone: true });
      }),
  };
};
