import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { startedBy } from './processes.ts';
import type { Profile } from './profile.ts';

/** A place where a secret could have come to, and what stands there. */
export type Place = { name: string; text: string };

/** Bytes as a text that shows what is written in UTF-8 and in UTF-16 alike. */
const readable = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  return text.includes('\0') ? `${text}\n${text.replaceAll('\0', '')}` : text;
};

/** Every string that the window's engine holds, after it has thrown away what nobody needs. */
export const heapOf = async (page: Page): Promise<Place> => {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return { name: 'the window’s heap', text: chunks.join('') };
};

/** What the window shows, and all that main tells it when it asks. */
export const windowOf = async (page: Page): Promise<Place> => ({
  name: 'the window’s page and state',
  text: await page.evaluate(async () => {
    const ask = async (command: string, input: unknown) => {
      const answer = await window.beckon.command(command, input);
      return answer.ok ? answer.value : answer.error;
    };
    const of = { kind: 'all' };
    const listed = (await ask('calls.list', { of, from: 0 })) as { calls: { id: string }[] };
    const calls = await Promise.all(listed.calls.map(({ id }) => ask('calls.read', { of, id })));
    return JSON.stringify([await ask('snapshot', null), calls, document.documentElement.outerHTML]);
  }),
});

/** Each file under the profile's home: journal, captures, settings, logs, Chromium's own, and what was exported there. */
export const filesOf = async ({ home }: Profile): Promise<Place[]> => {
  const names = await readdir(home, { recursive: true });
  const places = await Promise.all(
    names.map(async (name): Promise<Place[]> => {
      const path = join(home, name);
      try {
        if (!(await lstat(path)).isFile()) return [];
        return [{ name: `the file ${name}`, text: readable(await readFile(path)) }];
      } catch (error) {
        // Chromium takes its files away as it likes.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw error;
      }
    }),
  );
  return places.flat();
};

const unpacked = (value: unknown): string => {
  if (!(value instanceof Uint8Array)) return String(value);
  try {
    return inflateRawSync(value).toString('utf8');
  } catch {
    return readable(Buffer.from(value));
  }
};

/** The rows of each database: in the file a long text is cut up, and documents are packed. */
export const rowsOf = async ({ home, userData }: Profile): Promise<Place[]> => {
  const names = (await readdir(userData)).filter((name) => name.endsWith('.db'));
  return names.map((name) => {
    const database = new DatabaseSync(join(userData, name), { readOnly: true, readBigInts: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const rows = tables.flatMap((table) => database.prepare(`SELECT * FROM "${String(table.name)}"`).all());
    database.close();
    const text = rows.flatMap((row) => Object.values(row).map(unpacked)).join('\n');
    return { name: `the rows of ${relative(home, join(userData, name))}`, text };
  });
};

/** Linux: the command lines of the program and of all that it has started. */
export const commandLinesOf = async (program: number): Promise<Place> => {
  const ids = [program, ...(await startedBy(program))];
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return { name: 'the command lines', text: lines.join('\n') };
};
