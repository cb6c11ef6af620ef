import type { LookAnswer } from '../../client/answers.ts';
import type { Call } from '../../protocol/exchange.ts';
import { agreedTitle } from '../../protocol/handle-doubts.ts';
import { type HandleFacts, handleFacts, sessionFacts } from '../../protocol/handle-facts.ts';
import type { Activation, Preview } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';
import type { Players } from '../players/players.ts';
import type { Joiner } from './join.ts';
import type { Names } from './names.ts';
import { joinsUnasked } from './policy.ts';
import { type AnswerReason, reasonOf, reasonOfError } from './reasons.ts';
import { DeskError, type Records } from './records.ts';

/** What the user is shown before somebody joins. What can't be done now throws, or rejects with, `DeskError`. */
export type Asker = {
  /**
   * Has the user asked whether this player joins, and looks meanwhile what the service says of the handle.
   * `unlessTrusted`: joins without an answer of his when that is of a trusted title. Never rejects.
   */
  ask(id: string, player: Player | null, unlessTrusted: boolean): Promise<void>;
  /** Looks once more, as the user wishes. */
  look(id: string): Promise<void>;
  /** The title that "Always for this title" means: the one that link and service agree on. */
  titleOf(id: string): string;
  stop(): void;
};

/**
 * A look is a call in the player's name, and counts in the limits of the service (30 in 15 s [docs]). A web page can
 * send as many links as it likes: beyond these nobody looks until the user wishes it, so that they can't use up
 * what his own joins need.
 */
const UNWISHED = { looks: 10, withinMs: 15_000 };

export const createAsker = (desk: {
  records: Records;
  players: Pick<Players, 'find' | 'line' | 'known'>;
  joiner: Pick<Joiner, 'join'>;
  addCall: (id: string, call: Call) => void;
  names: Pick<Names, 'learn'>;
  trustedTitles: () => ReadonlySet<string>;
  now: () => Date;
}): Asker => {
  const { records, players, joiner, addCall, names, trustedTitles, now } = desk;
  const stopped = new AbortController();
  /** When nobody wished it: milliseconds, oldest first. */
  const looks: number[] = [];

  const mayLook = (): boolean => {
    const at = now().getTime();
    while (looks[0] !== undefined && at - looks[0] >= UNWISHED.withinMs) looks.shift();
    if (looks.length >= UNWISHED.looks) return false;
    looks.push(at);
    return true;
  };

  const said = (answer: LookAnswer): Preview => {
    const at = now().toISOString();
    if (answer.outcome === 'handle') return { state: 'known', at, handle: handleFacts(answer.handle) };
    if (answer.outcome === 'document')
      return { state: 'known', at, handle: sessionFacts(answer.document, answer.ref) };
    return failed(at, reasonOf(answer));
  };

  // It may have been deleted meanwhile.
  const recordFor = (id: string) => (call: Call) => {
    if (records.has(id)) addCall(id, call);
  };

  /** Null when the program ends meanwhile. */
  const askService = async (id: string, handle: string, player: Player): Promise<Preview | null> => {
    try {
      // The step may be one of several that are written together: a turn later they are on disk.
      await Promise.resolve();
      const { directory } = await players.line(player);
      const { signal } = stopped;
      const answer = await directory.getHandle(handle, { signal, record: recordFor(id) });
      return signal.aborted ? null : said(answer);
    } catch (error) {
      return stopped.signal.aborted ? null : failed(now().toISOString(), reasonOfError(error));
    }
  };

  /** Xuids until their names are there, which nothing waits for. */
  const nameThem = async (id: string, xuids: readonly string[], as: Player): Promise<void> => {
    if (xuids.length === 0) return;
    const learnt = await names.learn(xuids, as, recordFor(id));
    if (!records.has(id)) return;
    const { names: known = {} } = records.get(id);
    if (Object.entries(learnt).some(([xuid, name]) => known[xuid] !== name))
      records.change(id, { names: { ...known, ...learnt } });
  };

  /** Where the link names nobody, and the service one of ours. */
  const whoIsMeant = (id: string, preview: Preview): Pick<Activation, 'player'> | null => {
    const { state, link } = records.get(id);
    const to =
      state === 'asking' && link?.to === null && preview.state === 'known' ? preview.handle.to : null;
    return to !== null && players.known(to)?.directory === 'xbox-live' ? { player: to } : null;
  };

  /** Whatever the user did meanwhile, what was said stands in the record. */
  const lookFor = async (id: string, handle: string, player: Player): Promise<Activation | null> => {
    // Who sent it and who is invited, asked for beside the look; then whom the service names in their place.
    const inLink = whoIn(records.get(id).link);
    void nameThem(id, inLink, player);
    const preview = await askService(id, handle, player);
    if (!preview || !records.has(id)) return null;
    const said = preview.state === 'known' ? whoIn(preview.handle) : [];
    const others = said.filter((xuid) => !inLink.includes(xuid));
    void nameThem(id, others, player);
    return records.change(id, { preview, ...whoIsMeant(id, preview) });
  };

  return {
    async ask(id, player, unlessTrusted) {
      const handle = records.get(id).link?.handle;
      const looksNow = player?.directory === 'xbox-live' && handle && mayLook();
      records.change(id, {
        state: 'asking',
        player: player?.xuid ?? null,
        reason: null,
        preview: looksNow ? { state: 'looking', joins: unlessTrusted } : null,
      });
      if (!looksNow) return;
      const after = await lookFor(id, handle, player);
      // He may have answered meanwhile, or taken his trust back.
      if (after?.state !== 'asking' || after.preview?.state !== 'known' || !after.link) return;
      if (unlessTrusted && joinsUnasked(after.link, after.preview.handle, trustedTitles()))
        await joiner.join(id, player);
    },
    async look(id) {
      const { state, player, link, preview } = records.get(id);
      if (state !== 'asking' || !link?.handle || player === null || preview?.state === 'looking')
        throw new DeskError('not-now', `This activation is ${state}; there is nothing to look up`);
      const who = await players.find(player);
      if (!who)
        throw new DeskError('no-such-player', `${player} is not signed in; there is nobody to ask as`);
      records.change(id, { preview: { state: 'looking', joins: false } });
      await lookFor(id, link.handle, who);
    },
    titleOf(id) {
      const { state, link, preview } = records.get(id);
      const title = link && preview?.state === 'known' ? agreedTitle(link, preview.handle) : null;
      if (state === 'asking' && title !== null) return title;
      throw new DeskError('not-now', 'The service did not say that this invite is of the title in its link');
    },
    stop: () => stopped.abort(),
  };
};

const whoIn = (named: Pick<HandleFacts, 'from' | 'to'> | null): string[] =>
  [named?.from, named?.to].filter((xuid) => typeof xuid === 'string');

const failed = (at: string, { status, explanation }: AnswerReason): Preview => ({
  state: 'failed',
  at,
  status,
  explanation,
});
