/** What the tests of the rules share. */
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { Refusal } from './answer.ts';
import { parseDelta } from './delta.ts';
import type { StoredSession, Who } from './stored.ts';
import { type SessionWrite, writeSession } from './write-session.ts';

const REF = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'one' };

export const someone = (xuid: string, followers: string[] = []): Who => ({
  xuid,
  gamertag: `Player ${xuid}`,
  deviceToken: xuid.padStart(32, 'd'),
  titleId: DEMO_TITLE.titleId,
  followers: new Set(followers),
  console: true,
});

const aWrite = (body: unknown, more: Partial<SessionWrite> = {}): SessionWrite => ({
  ref: REF,
  delta: parseDelta(body),
  invited: false,
  noCommit: false,
  branch: '5f0c4b52-0c84-4bd2-9c4e-6f1f6f5b5d6a',
  ...more,
});

/** What a body makes of a session: the answer of a refusal is answered like any other. */
export const wrote = (
  before: StoredSession | undefined,
  body: unknown,
  who: Who,
  { now = 0, ...more }: Partial<SessionWrite> & { now?: number } = {},
) => {
  try {
    return writeSession(before, aWrite(body, more), who, now);
  } catch (error) {
    if (error instanceof Refusal) return { after: before, answer: error.answer };
    throw error;
  }
};

export const me = (system: object = {}, more: object = {}) => ({
  members: { me: { properties: { system: { active: true, connection: 'c', ...system } } } },
  ...more,
});

/** A session with restrictions lifted and timers as given, made by the player. */
export const sessionBy = (who: Who, system: object = {}, properties: object = {}): StoredSession => {
  const { after, answer } = wrote(
    undefined,
    me(
      {},
      {
        constants: { system: { inactiveRemovalTimeout: 1_000, ...system } },
        properties: { system: { joinRestriction: 'none', readRestriction: 'none', ...properties } },
      },
    ),
    who,
  );
  if (!after) throw new Error(`no session: ${answer.text}`);
  return after;
};

export const joinedBy = (session: StoredSession, ...players: Who[]): StoredSession =>
  players.reduce((before, who) => {
    const { after, answer } = wrote(before, me(), who);
    if (!after || answer.status !== 200) throw new Error(`no join: ${answer.because}`);
    return after;
  }, session);
