import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { randomOf } from '../../emulator/scenarios/bustle.ts';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { SessionDocument } from '../../protocol/document.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { lossOf, standingIn } from './account.ts';
import { faultsOf, nothingKnown } from './documents.ts';
import { mischief } from './gremlin.ts';
import { checkOpen, checkRead, listenAgain } from './listening.ts';
import { act, headersOf, type Player, type Report, type Sums, write } from './player.ts';
import { type Served, serve } from './served.ts';

export type SoakOptions = {
  readonly players: number;
  /** How often the emulator is killed and started again. */
  readonly kills: number;
  /** How long it runs before each kill; what is found does not depend on it. */
  readonly lifeMs: number;
  readonly seed: number;
};

export type Soaked = { readonly sums: Sums; readonly problems: readonly string[] };

const PLAYERS_OF_ONE = 10;
const PLAYERS_PER_LISTENER = 4;
const FIRST_XUID = 2_814_700_000_000_000n;
/** One fault for so many deeds of one player. */
const DEEDS_PER_FAULT = 8;

/**
 * Many players write at once while faults fall and the emulator is killed and started again; after each start
 * every session must show what was answered and tapped before. Some of them listen to the change channel, and read the
 * session whenever it taps.
 */
export const soak = async (
  { players: count, kills, lifeMs, seed }: SoakOptions,
  stop: AbortSignal,
): Promise<Soaked> => {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-soak-'));
  const problems: string[] = [];
  const sums: Sums = { accepted: 0, refused: 0, unanswered: 0, invites: 0, taps: 0, reads: 0 };
  const report: Report = { sums, problem: (text) => problems.push(text) };
  const players = playersOf(count);
  const random = randomOf(seed);
  let served = await serve(join(folder, 'saved.db'));
  try {
    for (const player of players) if (player.stays) await found(player, served, report);
    for (let kill = 0; kill < kills && !stop.aborted; kill += 1) {
      await live(served, players, random, report, lifeMs, stop);
      served = await serve(join(folder, 'saved.db'));
      await check(served, players, report);
    }
    await listenAgain(served, players, report);
    await checkRead(served, players, report);
    if (sums.accepted <= players.length / PLAYERS_OF_ONE) report.problem('no write was accepted');
  } finally {
    await served.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
  return { sums, problems };
};

const playersOf = (count: number): Player[] => {
  const known = Array.from({ length: Math.ceil(count / PLAYERS_OF_ONE) }, nothingKnown);
  return Array.from({ length: count }, (_, at) => {
    const session = Math.floor(at / PLAYERS_OF_ONE);
    return {
      xuid: String(FIRST_XUID + BigInt(at)),
      ref: { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: `soak-${session}` },
      known: known[session] ?? nothingKnown(),
      stays: at % PLAYERS_OF_ONE === 0,
      listens: at % PLAYERS_PER_LISTENER === 0,
      listener: null,
      sent: 0,
      standings: [{ number: 0, inside: false }],
      invites: [],
    };
  });
};

/** Makes the session, open to all; whoever is inactive in it for a while stays. */
const found = async (player: Player, served: Served, report: Report): Promise<void> => {
  const body = {
    constants: { system: { inactiveRemovalTimeout: 86_400_000 } },
    properties: { system: { joinRestriction: 'none', readRestriction: 'none' } },
    members: { me: { properties: { system: { active: true, connection: `of ${player.xuid}` } } } },
  };
  const made = await served.call('PUT', sessionPath(player.ref), body, headersOf(player));
  if (made?.status !== 201) throw new Error(`The session ${player.ref.name} was not made: ${made?.text}`);
  player.sent += 1;
  await write(player, served, { number: player.sent, does: 'write' }, report);
};

/** One life of the emulator, ended by SIGKILL while everybody writes. */
const live = async (
  served: Served,
  players: readonly Player[],
  random: () => number,
  report: Report,
  lifeMs: number,
  stop: AbortSignal,
): Promise<void> => {
  let dead = false;
  const over = passed(lifeMs, undefined, { signal: stop }).catch(() => undefined);
  await listenAgain(served, players, report);
  const busy = players.map(async (player) => {
    for (let deeds = 1; !dead; deeds += 1) {
      if (deeds % DEEDS_PER_FAULT === 0) await mischief(served, players, random);
      else await act(player, served, random, report);
    }
  });
  const all = Promise.all(busy);
  try {
    await Promise.race([all, over]);
    checkOpen(players, report);
  } finally {
    await served.end('SIGKILL');
    dead = true;
  }
  await all;
};

const check = async (served: Served, players: readonly Player[], report: Report): Promise<void> => {
  for (const player of players) {
    const answer = await served.call('GET', sessionPath(player.ref), undefined, headersOf(player));
    if (answer?.status !== 200) {
      report.problem(`${player.ref.name}: its document is answered with ${answer?.status}`);
      continue;
    }
    const faults = faultsOf(JSON.parse(answer.text), player.known);
    for (const fault of faults) report.problem(`${player.ref.name}: ${fault}`);
    if (faults.length > 0) continue;
    const document = SessionDocument.parse(JSON.parse(answer.text));
    if (!(Number(document.changeNumber) >= player.known.changeNumber))
      report.problem(
        `${player.ref.name}: change ${document.changeNumber} after ${player.known.changeNumber}`,
      );
    const shown = standingIn(document, player.xuid);
    const loss = typeof shown === 'string' ? shown : lossOf(player.xuid, shown, player.standings);
    if (loss !== null) report.problem(loss);
    if (typeof shown !== 'string') player.standings = [shown];
    for (const path of player.invites) {
      const handle = await served.call('GET', path, undefined, headersOf(player));
      if (handle?.status !== 200) report.problem(`${path}: an invite is answered with ${handle?.status}`);
    }
  }
};
