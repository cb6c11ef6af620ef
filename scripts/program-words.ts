import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { RUNS_ALREADY } from '../electron/activation/argv.ts';

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

/** A program that has nothing to say of its start has started by then. */
const QUIET_MS = 2_000;

/**
 * Passes on what the program writes, as it is, and calls `started` once, before its first words; not where these say
 * that another Beckon has taken over.
 */
export function passOnOutput(from: Readable, to: Writable, started: () => void): void {
  let isTold = false;
  const tell = (isStart: boolean) => {
    clearTimeout(quiet);
    if (isStart && !isTold) started();
    isTold = true;
  };
  const quiet = setTimeout(tell, QUIET_MS, true);
  from.once('data', (chunk: Buffer) => tell(!chunk.toString().startsWith(RUNS_ALREADY)));
  from.once('end', () => tell(false));
  // Whoever read it may stop, as `head` does: the program must not wait for him.
  to.on('error', () => from.resume());
  from.pipe(to, { end: false });
}
