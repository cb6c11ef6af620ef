import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { Directory } from '../directory.ts';
import type { Players } from '../players.ts';
import { parseDelta } from '../rules/delta.ts';
import type { StoredHandle } from '../rules/stored.ts';
import { titleOf } from '../title.ts';

/** How the lobby differs from the plain one. */
export const LobbyOptions = z.object({
  visibility: z.enum(['open', 'private']).default('open'),
  /** No place is left. */
  full: z.boolean().default(false),
  closed: z.boolean().default(false),
  /** Members who are in, Ada among them; the first four are the demo's players without Bea. */
  members: z.number().int().min(1).max(100).default(3),
  template: z.string().min(1).max(100).default('LobbySession'),
});
export type LobbyOptions = z.infer<typeof LobbyOptions>;

/** What a scenario answers: where it is, and the links that start something. */
export type Started = {
  scenario: 'lobby';
  sessionRef: SessionRef;
  handleId: string;
  links: { label: string; link: string; for: string }[];
  players: Record<string, string>;
};

/** Ada hosts, others are in, and an invite for Bea lies ready. */
export const startLobby = async (
  directory: Directory,
  players: Players,
  options: LobbyOptions,
): Promise<Started> => {
  const ref = { scid: DEMO_TITLE.scid, templateName: options.template, name: randomUUID() };
  const inside = membersOf(options.members);
  for (const xuid of inside) await write(directory, players, ref, xuid, joinBody(xuid, options));
  const host = players.ensure(DEMO_PLAYERS.Ada);
  await write(directory, players, ref, host.xuid, {
    properties: {
      system: { host: host.deviceToken, ...(options.closed && { closed: true }) },
      custom: { map: 'Harbour', mode: 'Co-op' },
    },
  });
  const handleId = await inviteBea(directory, players, ref);
  const link =
    `${DEMO_TITLE.scheme}://inviteHandleAccept/?invitedXuid=${DEMO_PLAYERS.Bea}` +
    `&handle=${handleId}&senderXuid=${DEMO_PLAYERS.Ada}`;
  return {
    scenario: 'lobby',
    sessionRef: ref,
    handleId,
    links: [{ label: 'Ada invites Bea', link, for: DEMO_PLAYERS.Bea }],
    players: { ...DEMO_PLAYERS },
  };
};

const membersOf = (count: number): string[] => {
  const { Ada, Cyd, Dan } = DEMO_PLAYERS;
  const more = Array.from({ length: Math.max(0, count - 3) }, (_, at) =>
    String(BigInt(Ada) + 1_000n + BigInt(at)),
  );
  return [Ada, Cyd, Dan, ...more].slice(0, count);
};

/** The first writer, Ada, makes the session: private and full lobbies take the others by reservation. */
const joinBody = (xuid: string, { visibility, full, members }: LobbyOptions): object => {
  const me = {
    constants: { system: { xuid } },
    properties: {
      system: {
        active: true,
        connection: randomUUID(),
        subscription: { id: randomUUID(), changeTypes: ['everything'] },
      },
      custom: { skill: 12 },
    },
  };
  if (xuid !== DEMO_PLAYERS.Ada) return { members: { me } };
  const reservations = membersOf(members)
    .slice(1)
    .map((other, at) => [`reserve_${at}`, { constants: { system: { xuid: other } } }]);
  return {
    constants: {
      system: {
        visibility,
        maxMembersCount: full ? members : Math.min(100, Math.max(8, members + 1)),
        inactiveRemovalTimeout: 300_000,
      },
    },
    properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    members: { me, ...Object.fromEntries(reservations) },
  };
};

const write = async (
  directory: Directory,
  players: Players,
  ref: SessionRef,
  xuid: string,
  body: object,
): Promise<void> => {
  const who = { ...players.ensure(xuid), titleId: titleOf(ref.scid) };
  await directory.write(ref, { delta: parseDelta(body), invited: false, noCommit: false }, who);
};

const inviteBea = async (
  directory: Directory,
  players: Players,
  ref: SessionRef,
): Promise<StoredHandle['id']> => {
  const who = { ...players.ensure(DEMO_PLAYERS.Ada), titleId: titleOf(ref.scid) };
  const answer = await directory.createHandle(
    { type: 'invite', version: 1, sessionRef: ref, invitedXuid: DEMO_PLAYERS.Bea },
    who,
  );
  return String(answer.location).slice('/handles/'.length);
};
