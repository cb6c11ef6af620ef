import { randomUUID } from 'node:crypto';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { parseJson } from '../../protocol/exact-json.ts';
import type { HandleRequest } from '../../protocol/handle.ts';
import { isXuid, titleIdToHex } from '../../protocol/ids.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { Directory } from '../directory.ts';
import type { Player, Players } from '../players.ts';
import { refuse } from '../rules/answer.ts';
import { parseDelta } from '../rules/delta.ts';
import type { Who } from '../rules/stored.ts';
import { titleOf } from '../title.ts';
import type { Scenario, ScenarioSession } from './scenario.ts';

/** Where a scenario plays: its sessions, and what its players do in them. Every call throws what is refused. */
export type Stage = {
  readonly sessions: ReadonlyMap<string, SessionRef>;
  player(name: string): Player;
  /** The xuids of those who had a part so far, by the names that the scenario has for them. */
  named(): Record<string, string>;
  build(): Promise<void>;
  write(session: string, as: string, body: object): Promise<void>;
  join(session: string, as: string): Promise<void>;
  leave(session: string, as: string): Promise<void>;
  /** The id of the new handle. */
  handle(session: string, as: string, request: (sessionRef: SessionRef) => HandleRequest): Promise<string>;
  link(path: string, parameters: Record<string, string>): string;
};

export const createStage = (directory: Directory, players: Players, scenario: Scenario): Stage => {
  const { scid } = scenario;
  const sessions = new Map(
    Object.entries(scenario.sessions).map(([name, { template }]) => [
      name,
      { scid, templateName: template, name: randomUUID() },
    ]),
  );
  const cast = new Map<string, string>();
  const player = (name: string): Player => {
    const found = find(name);
    if (!isXuid(name)) cast.set(name, found.xuid);
    return found;
  };
  const find = (name: string): Player => {
    const demo = Object.entries(DEMO_PLAYERS).find(([gamertag]) => gamertag === name)?.[1];
    if (demo !== undefined) return players.ensure(demo);
    if (isXuid(name)) return players.ensure(name);
    return players.all().find(({ gamertag }) => gamertag === name) ?? players.add({ gamertag: name });
  };
  const who = (name: string): Who => ({ ...player(name), titleId: titleOf(scid) });
  const refOf = (name: string): SessionRef =>
    sessions.get(name) ?? refuse(400, `There is no session '${name}'.`);

  const writeOf = (as: string, body: object) => {
    const { deviceToken } = player(as);
    const text = JSON.stringify(body).replaceAll('{deviceToken}', deviceToken);
    const delta = parseDelta(parseJson(text));
    return { write: { delta, invited: true, noCommit: false }, who: who(as) };
  };
  const write: Stage['write'] = async (session, as, body) => {
    const one = writeOf(as, body);
    await directory.write(refOf(session), one.write, one.who);
  };
  const me = (name: string, session: ScenarioSession | undefined): object => ({
    constants: { system: { xuid: player(name).xuid } },
    properties: {
      system: {
        active: true,
        connection: randomUUID(),
        ...(!isLarge(session) && { subscription: { id: randomUUID(), changeTypes: ['everything'] } }),
      },
      ...(session && { custom: session.memberCustom }),
    },
  });
  const joining = (session: string, as: string): object => ({
    members: { me: me(as, scenario.sessions[session]) },
  });
  const join: Stage['join'] = (session, as) => write(session, as, joining(session, as));
  /** In one change: each by itself would write all members again to a save file, and to the history. */
  const joinTogether = async (session: string, all: readonly string[]): Promise<void> => {
    if (all.length === 0) return;
    const writes = all.map((as) => writeOf(as, joining(session, as)));
    await directory.writeAll(refOf(session), writes);
  };

  const buildOne = async (name: string, session: ScenarioSession): Promise<void> => {
    const extra = Array.from({ length: session.extraMembers }, (_, at) => String(FIRST_EXTRA + BigInt(at)));
    const [first = '', ...named] = session.members;
    const reserved = [...named, ...extra].map((other, at) => [
      `reserve_${at}`,
      { constants: { system: { xuid: player(other).xuid } } },
    ]);
    const { closed, ...system } = session.properties.system ?? {};
    await write(name, first, {
      constants: session.constants,
      properties: { ...session.properties, system },
      ...(session.roleTypes && { roleTypes: session.roleTypes }),
      members: { me: me(first, session), ...(!isLarge(session) && Object.fromEntries(reserved)) },
    });
    for (const other of named) await join(name, other);
    await joinTogether(name, extra);
    const host = session.host === undefined ? {} : { host: player(session.host).deviceToken };
    if (session.host !== undefined || closed !== undefined)
      await write(name, session.host ?? first, {
        properties: { system: { ...host, ...(closed !== undefined && { closed }) } },
      });
  };

  return {
    sessions,
    player,
    named: () => Object.fromEntries(cast),
    build: async () => {
      for (const [name, session] of Object.entries(scenario.sessions)) await buildOne(name, session);
    },
    write,
    join,
    leave: (session, as) => write(session, as, { members: { me: null } }),
    handle: async (session, as, request) => {
      const { location } = await directory.createHandle(request(refOf(session)), who(as));
      return String(location).slice('/handles/'.length);
    },
    link: (path, parameters) =>
      `ms-xbl-${titleIdToHex(titleOf(scid))}://${path}/?${Object.entries(parameters)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')}`,
  };
};

/** Members without names of their own have the xuids from here on. */
const FIRST_EXTRA = BigInt(DEMO_PLAYERS.Ada) + 1_000n;

const isLarge = (session: ScenarioSession | undefined): boolean => {
  const capabilities = session?.constants.system?.capabilities;
  return typeof capabilities === 'object' && capabilities !== null && 'large' in capabilities;
};
