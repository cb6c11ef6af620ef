import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ActivationFacts, toBeckonFile } from '../../protocol/beckon-file.ts';
import { toHar } from '../../protocol/har-write.ts';
import { type CallRows, callRows, type RowsWhere } from '../journal/call-rows.ts';
import { readWhole, writeWhole } from '../user-files.ts';
import type { Capture } from './capture.ts';
import { createCaptures } from './captures.ts';
import { LARGEST_FILE, readCaptureFile } from './read-file.ts';

export type ExportFormat = 'har' | 'beckon';

/** What is written beside the calls. */
export type ExportFacts = { version: string; madeAt: string; activations: readonly ActivationFacts[] };

/** Where calls are on disk, for whoever has no hold of their database: which rows of `calls` in which file. */
export type RowsPlace = { path: string; where: RowsWhere };

/** What is done with whole files of calls, which takes seconds where they are large. */
export type FileJob =
  /** Keeps the calls of a file in `captures.db`, which is at `captures`. */
  | { do: 'open'; captures: string; path: string }
  | { do: 'take'; captures: string; name: string; content: Uint8Array }
  /** Writes calls into a file, those with these ids or all. */
  | {
      do: 'write';
      from: RowsPlace;
      ids: readonly string[] | null;
      to: string;
      format: ExportFormat;
      facts: ExportFacts;
    };

type Notice = (text: string) => void;

/** Reads a file of calls and keeps what is in it, all or nothing. Rejects as `readCaptureFile` does. */
const keep = async (path: string, name: string, content: Uint8Array, notice: Notice): Promise<Capture> => {
  const file = await readCaptureFile(content);
  const captures = createCaptures({ path, notice });
  try {
    return captures.add(name, file);
  } finally {
    captures.close();
  }
};

/** Writes these calls of `rows` as a file of that format, whole or not at all. Rejects with `FileTrouble`. */
export const writeCalls = async (
  rows: Pick<CallRows, 'whole'>,
  { ids, to, format, facts }: Omit<Extract<FileJob, { do: 'write' }>, 'do' | 'from'>,
): Promise<void> => {
  const calls = rows.whole(ids ? new Set(ids) : undefined);
  const { version, madeAt, activations } = facts;
  const file =
    format === 'har'
      ? toHar(calls, { name: 'Beckon', version })
      : toBeckonFile(calls, { madeBy: `Beckon ${version}`, madeAt, activations });
  await writeWhole(to, JSON.stringify(file, null, 1));
};

/** The capture that was kept, null for what was written. Rejects with an error that says why. */
export const doFileJob = async (job: FileJob, notice: Notice): Promise<Capture | null> => {
  switch (job.do) {
    case 'open':
      return keep(job.captures, basename(job.path), await readWhole(job.path, LARGEST_FILE), notice);
    case 'take':
      return keep(job.captures, job.name, job.content, notice);
    case 'write': {
      const database = new DatabaseSync(job.from.path, { readOnly: true });
      try {
        await writeCalls(callRows(database, job.from.where, notice), job);
        return null;
      } finally {
        database.close();
      }
    }
  }
};
