import { sessionPath } from '../../protocol/session-ref.ts';
import { listen } from './listener.ts';
import { headersOf, type Player, type Report, write } from './player.ts';
import type { Served } from './served.ts';

/** Those who listen come back after a start: a channel, a write that names it, and the tap of that write. */
export const listenAgain = async (
  served: Served,
  players: readonly Player[],
  report: Report,
): Promise<void> => {
  const { sums, problem } = report;
  await Promise.all(
    players.map(async (player) => {
      if (!player.listens) return;
      const { xuid, ref, known } = player;
      const hearing = { xuid, ref, known, headers: headersOf(player), sums, problem };
      player.listener = await listen(hearing, served);
      player.sent += 1;
      const changed = await write(player, served, { number: player.sent, does: 'write' }, report);
      if (changed === null) problem(`${xuid}: could not subscribe`);
      else if (!(await player.listener.heard(changed))) problem(`${xuid}: no tap of change ${changed} came`);
    }),
  );
};

/** A channel lasts as long as the emulator does. */
export const checkOpen = (players: readonly Player[], { problem }: Report): void => {
  for (const { xuid, listener } of players)
    if (listener?.isOpen() === false) problem(`${xuid}: the change channel was closed`);
};

/** When nobody writes any more, what each has read last is the session as it is. */
export const checkRead = async (
  served: Served,
  players: readonly Player[],
  { problem }: Report,
): Promise<void> => {
  await Promise.all(
    players.map(async (player) => {
      if (!player.listener) return;
      const answer = await served.call('GET', sessionPath(player.ref), undefined, headersOf(player));
      const text = answer?.text ?? '{}';
      const { changeNumber } = Object(JSON.parse(text));
      const last = await player.listener.read(Number(changeNumber));
      player.listener.close();
      if (last !== text) problem(`${player.xuid}: what he read last is not change ${changeNumber}: ${last}`);
    }),
  );
};
