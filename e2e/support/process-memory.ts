import { open, readFile } from 'node:fs/promises';
import { startedBy } from './processes.ts';

/** Read at once; a piece that lies across two of them is not seen, and stands elsewhere as a rule. */
const CHUNK = 64 * 1024 * 1024;

/** Linux: where a process can have written something that it was told, as far as there is memory behind it. */
const writtenBy = async (id: number): Promise<[from: number, to: number][]> => {
  const maps = await readFile(`/proc/${id}/smaps`, 'utf8');
  return [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw.*?^Rss: +(\d+) kB/gms)]
    .filter(([, , , resident]) => resident !== '0')
    .map(([, from = '', to = '']) => [Number.parseInt(from, 16), Number.parseInt(to, 16)]);
};

/**
 * Linux: which of these texts are anywhere in the memory of the window's processes, in Chromium's one-byte or two-byte
 * strings, freed memory included. Rejects where the system does not let a test look: it lets root.
 */
export const inWindowMemory = async (program: number, texts: readonly string[]): Promise<string[]> => {
  const found = new Set<string>();
  for (const id of await startedBy(program)) {
    const commandLine = await readFile(`/proc/${id}/cmdline`, 'latin1').catch(() => '');
    if (!commandLine.includes('--type=renderer')) continue;
    const memory = await open(`/proc/${id}/mem`);
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (const [from, to] of await writtenBy(id)) {
      for (let at = from; at < to; at += CHUNK) {
        // A page that was never touched, or a guard, can't be read.
        const read = await memory.read(buffer, 0, Math.min(CHUNK, to - at), at).catch(() => null);
        const bytes = buffer.subarray(0, read?.bytesRead ?? 0);
        for (const text of texts)
          if (bytes.includes(text, 0, 'latin1') || bytes.includes(text, 0, 'utf16le')) found.add(text);
      }
    }
    await memory.close();
  }
  return [...found];
};
