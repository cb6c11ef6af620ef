import type { Bench } from '../figure.ts';
import { startBareAtWork } from './bare.ts';
import { startEmulatorAtWork } from './emulator.ts';
import type { Next } from './load.ts';
import { inTurn, makeLobbies } from './lobbies.ts';
import type { Place, Requests } from './requests.ts';
import { ratesOf } from './sides.ts';

type Way = {
  readonly name: string;
  readonly members: number;
  readonly least: number;
  readonly request: (requests: Requests, place: Place, variant: number) => Buffer;
};

const update: Way['request'] = (requests, place, variant) => requests.update(place, variant);
const read: Way['request'] = (requests, place) => requests.read(place);

const WAYS: readonly Way[] = [
  { name: 'PUT that updates a session of 2 members', members: 2, least: 0.6, request: update },
  { name: 'PUT that updates a session of 100 members', members: 100, least: 0.35, request: update },
  { name: 'GET of a session of 2 members', members: 2, least: 0.8, request: read },
];

/**
 * Answers a second of the emulator, each connection busy with a session of its own. Floor: a bare `node:http` server
 * that parses the body of the same request and answers with the same document.
 */
export const throughput: Bench = async (rounds, print) => {
  const emulator = await startEmulatorAtWork();
  const bare = await startBareAtWork();
  try {
    for (const [at, { name, members, least, request }] of WAYS.entries()) {
      const first = at * emulator.load.connections;
      const places = [...(await makeLobbies(emulator, bare, { members, first })).keys()];
      const next = (requests: Requests): Next =>
        inTurn(places, (place, variant) => request(requests, place, variant));
      const { value, floor } = await ratesOf(name, rounds, {
        ours: { ...emulator, next: next(emulator.requests) },
        floor: { ...bare, next: next(bare.requests) },
      });
      const goal = `at least ${least} x the floor`;
      await print({ name, value, unit: 'calls/s', floor, goal, met: value >= least * floor });
    }
  } finally {
    await emulator.close();
    await bare.close();
  }
};
