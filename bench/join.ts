import { bytes } from './bytes.ts';
import type { Figure } from './figure.ts';
import { joinWarm } from './join-warm.ts';

/** What is measured, in the order it is printed. Each measures its own floor in the same run. */
export type Bench = readonly ((rounds: number) => Promise<Omit<Figure, 'ratio'>[]>)[];

/** How fast a join is, and how much is loaded for it. */
export const join: Bench = [joinWarm, bytes];
