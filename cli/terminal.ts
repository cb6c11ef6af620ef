import { visibleText } from '../protocol/visible-text.ts';

/** Where a command writes and what ends it; the process's own in `beckon.ts`, a test's elsewhere. */
export type Terminal = {
  /** Data, on stdout. */
  data(text: string): void;
  /** Words for the person, on stderr; as bytes where there are thousands a second. */
  words(text: string | Uint8Array): void;
  /** Aborted by Ctrl-C or SIGTERM: a command that waits ends cleanly. */
  stop: AbortSignal;
};

/** What a process ends with; scripts rely on these numbers. */
export const EXIT = { done: 0, other: 1, badInput: 2, refused: 3, unreachable: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command's action answers through: its exit code, where that is not 0. */
export type Finish = (code: ExitCode) => void;

/** Ends a command with a sentence for the person and the exit code for the script. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** One JSON document, indented, with a line break after it. */
export const jsonText = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** One JSON document in a line of its own. */
export const jsonLine = (document: unknown): string => `${JSON.stringify(document)}\n`;

/** Rows of two columns, the second aligned; what the service or a link says is made safe to print. */
export const rowsText = (rows: [label: string, value: string][]): string => {
  const width = Math.max(0, ...rows.map(([label]) => visibleText(label).length));
  return rows
    .map(([label, value]) => `${visibleText(label).padEnd(width)}  ${visibleText(value)}\n`)
    .join('');
};
