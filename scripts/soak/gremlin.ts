import type { Player } from './player.ts';
import type { Served } from './served.ts';

const FAULTS: readonly object[] = [
  ...[401, 403, 404, 409, 412, 429, 503].map((status) => ({ kind: 'status', status })),
  { kind: 'status', status: 403, document: true },
  { kind: 'cut-answer' },
  { kind: 'cut-answer' },
  { kind: 'cut-answer' },
  { kind: 'refuse' },
  { kind: 'delay', ms: 25 },
];

/** Puts a fault in the way of one player's next calls. */
export const mischief = async (
  served: Served,
  players: readonly Player[],
  random: () => number,
): Promise<void> => {
  const player = players[Math.floor(random() * players.length)];
  const fault = FAULTS[Math.floor(random() * FAULTS.length)];
  const times = 1 + Math.floor(random() * 3);
  await served.control('POST', 'faults', { match: { xuid: player?.xuid, method: 'PUT' }, times, fault });
};
