import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** What Node and Chromium say to the debugger that drives the program, and to nobody else. */
const TO_DEBUGGER =
  /^(Debugger (listening|ending) on |Debugger attached\.|For help, see: https:\/\/nodejs\.org\/|Waiting for the debugger to |DevTools listening on )/;

/** Passes on what the program says, line by line, without what is meant for a debugger. */
export function passOnWords(from: Readable | null, say: (line: string) => void): void {
  if (from === null) return;
  createInterface({ input: from }).on('line', (line) => {
    if (!TO_DEBUGGER.test(line)) say(line);
  });
}
