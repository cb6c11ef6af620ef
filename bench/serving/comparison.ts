import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Measured } from '../figure.ts';
import { type BareAtWork, startBareAtWork } from './bare.ts';
import { COMPARATORS, type Comparator } from './comparators.ts';
import { startEmulatorAtWork } from './emulator.ts';
import { openLoad } from './load.ts';
import { inTurn, makeLobbies } from './lobbies.ts';
import type { Place } from './requests.ts';
import { ratesOf } from './sides.ts';

/** What else one could take for an emulator, for comparison: beside the same floor as our PUT with 2 members. */
export const comparison: Bench = async (rounds, print) => {
  const bare = await startBareAtWork();
  const emulator = await startEmulatorAtWork();
  try {
    const documents = await makeLobbies(emulator, bare, { members: 2 });
    for (const comparator of COMPARATORS) {
      const unknown = { name: comparator.name, unit: 'calls/s', goal: null, met: null } as const;
      const measured = await measure(comparator, documents, bare, rounds).catch(
        (error: unknown): Pick<Measured, 'value' | 'floor' | 'note'> => ({
          value: null,
          floor: null,
          note: `not measured: ${error instanceof Error ? error.message : String(error)}`,
        }),
      );
      await print({ ...unknown, ...measured });
    }
  } finally {
    await emulator.close();
    await bare.close();
  }
};

const measure = async (
  { name, start, first, change }: Comparator,
  documents: ReadonlyMap<Place, object>,
  bare: BareAtWork,
  rounds: number,
): Promise<{ value: number; floor: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-'));
  try {
    const kept = [...documents.values()];
    const server = await start(kept, folder);
    const load = await openLoad(server.port);
    try {
      for (const requests of first(kept, server.port)) await load.send(requests);
      const places = [...documents.keys()];
      return await ratesOf(name, rounds, {
        ours: {
          ...{ server, load },
          next: inTurn(places, (place, variant) => change(places.indexOf(place), variant, server.port)),
        },
        floor: { ...bare, next: inTurn(places, (place, variant) => bare.requests.update(place, variant)) },
      });
    } finally {
      load.close();
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
