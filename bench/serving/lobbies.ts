import type { BareAtWork } from './bare.ts';
import type { EmulatorAtWork } from './emulator.ts';
import type { Next } from './load.ts';
import type { Place } from './requests.ts';

/** One session for each connection, kept by the emulator and as a document by the floor; its last member asks. */
export const makeLobbies = async (
  emulator: EmulatorAtWork,
  bare: BareAtWork,
  { members, first = 0 }: { members: number; first?: number },
): Promise<Map<Place, object>> => {
  const documents = new Map<Place, object>();
  for (let connection = 0; connection < emulator.load.connections; connection += 1) {
    const place = { session: first + connection, player: members - 1 };
    await emulator.fill([place.session], members);
    documents.set(place, await emulator.document(place));
  }
  await bare.store(documents);
  return documents;
};

/** Of each connection, made beforehand: each write differs from the one before. */
const VARIANTS = 16;

/** What each connection asks of its session, again and again. */
export const inTurn = (places: Iterable<Place>, make: (place: Place, variant: number) => Buffer): Next => {
  const prepared = Array.from(places, (place) => {
    const requests = Array.from({ length: VARIANTS }, (_, variant) => make(place, variant));
    let turn = 0;
    return (): Buffer | undefined => {
      turn = (turn + 1) % VARIANTS;
      return requests[turn];
    };
  });
  return (connection) => prepared[connection]?.();
};
