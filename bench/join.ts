import { inProject } from '../scripts/project.ts';
import { bytesOf } from './bytes.ts';
import type { Bench } from './figure.ts';
import { joinCold } from './join-cold.ts';
import { joinWarm } from './join-warm.ts';
import { joinWindow } from './join-window.ts';
import { withProgram } from './runtime.ts';

/** How fast a join is, and how much is loaded for it, in the order it is printed. */
export const join: Bench = async (rounds, print) => {
  await print(await joinWarm(rounds));
  await withProgram(async (executable) => {
    await print(await joinWindow(rounds));
    await print(await joinCold(rounds, executable));
    for (const figure of bytesOf(inProject('out'))) await print(figure);
  });
};
