import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { type CaptureFile, readCaptureSessions, readCaptureText } from '../../protocol/capture-file.ts';
import type { Decode } from '../../protocol/raw-http.ts';
import { CaptureProblem } from '../../protocol/read-capture.ts';

/** The largest file that is opened, in bytes. */
export const LARGEST_FILE = 150_000_000;

/** What the bodies of one file may come to, unpacked. */
const BODIES = { one: 32_000_000, all: 400_000_000 };

/** Undoes content encodings, of all bodies of one file together up to a limit. */
const decoder = (): Decode => {
  let left = BODIES.all;
  return (encoding, bytes) => {
    const maxOutputLength = Math.max(1, Math.min(BODIES.one, left));
    const plain = undo(encoding, bytes, { maxOutputLength });
    left -= plain.length;
    return plain;
  };
};

const undo = (encoding: string, bytes: Uint8Array, limit: { maxOutputLength: number }): Uint8Array => {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, limit);
    case 'deflate':
      // Servers send it with the zlib header, as they should, and without.
      return (bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit);
    case 'br':
      return brotliDecompressSync(bytes, limit);
    case 'zstd':
      return zstdDecompressSync(bytes, limit);
    default:
      throw new Error('an encoding that is not known');
  }
};

const isZip = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

const textOf = (content: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new CaptureProblem(
      'The file is neither an HTTP Archive (.har), a capture of Fiddler’s (.saz) nor a Beckon file: it is no text in UTF-8.',
    );
  }
};

/** Reads a file of calls, whatever its name: what it is is told by what is in it. Rejects with `CaptureProblem`. */
export const readCaptureFile = async (content: Uint8Array): Promise<CaptureFile> => {
  if (content.length === 0) throw new CaptureProblem('The file is empty.');
  if (!isZip(content)) return readCaptureText(textOf(content));
  // Few files are archives: the library is loaded for those.
  const { sazSessions } = await import('./unzip.ts');
  return readCaptureSessions(await sazSessions(content), decoder());
};
