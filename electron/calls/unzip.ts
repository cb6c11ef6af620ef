import { configure, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { CaptureProblem } from '../../protocol/read-capture.ts';
import { type SazSession, sazPart } from '../../protocol/saz.ts';

/** What may come out of an archive: a few kilobytes can claim, or be, terabytes. */
const LIMITS = { entries: 100_000, entry: 32_000_000, total: 400_000_000 };
export type UnzipLimits = typeof LIMITS;

configure({ useWebWorkers: false });

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

const tooLarge = (what: string, bytes: number): CaptureProblem =>
  new CaptureProblem(
    `The archive is refused: ${what} unpacks to more than ${megabytes(bytes)}. If it is a real capture, save a part of it from Fiddler.`,
  );

/** Unpacks one file, and stops where it holds more than it may: what it claims to hold is not believed. */
const unpack = async (entry: FileEntry, most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write: (part) => {
      size += part.length;
      if (size > most) throw tooLarge(entry.filename, most);
      parts.push(part);
    },
  });
  await entry.getData(sink, { checkSignature: true });
  return Buffer.concat(parts);
};

/** The archive's own words for its trouble are codes; a person gets a sentence. */
const problemOf = (error: unknown): CaptureProblem => {
  if (error instanceof CaptureProblem) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new CaptureProblem(`The archive is damaged (${why}). Save it once more from Fiddler.`);
};

/**
 * The files of a `.saz`, by session. Names in the archive are compared, and never used as paths; files that are
 * no part of a session are not unpacked. Rejects with `CaptureProblem`.
 */
export const sazSessions = async (
  content: Uint8Array,
  limits: UnzipLimits = LIMITS,
): Promise<Map<number, SazSession>> => {
  const reader = new ZipReader(new Uint8ArrayReader(content), { filenameValidation: 'tolerant' });
  const sessions = new Map<number, SazSession>();
  let entries = 0;
  let left = limits.total;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      entries += 1;
      if (entries > limits.entries)
        throw new CaptureProblem('The archive is refused: it holds too many files.');
      const place = sazPart(entry.filename);
      if (!place || entry.directory) continue;
      if (entry.encrypted) {
        throw new CaptureProblem('The archive is locked with a password. Save it from Fiddler without one.');
      }
      if (entry.uncompressedSize > limits.entry) throw tooLarge(entry.filename, limits.entry);
      const bytes = await unpack(entry, Math.min(limits.entry, left));
      left -= bytes.length;
      sessions.set(place.session, { ...sessions.get(place.session), [place.part]: bytes });
    }
  } catch (error) {
    throw problemOf(error);
  } finally {
    await reader.close();
  }
  return sessions;
};
