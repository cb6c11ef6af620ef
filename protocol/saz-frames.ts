import type { RtaFrame } from './exchange.ts';

/** A message of a WebSocket in a capture of Fiddler's. */
export type SazFrame = { direction: 'in' | 'out'; at: string | null; text: string };

const FIELD = /^(Request|Response)-Length: (\d{1,9})$|^DoneRead: (.+)$/;

/** The payload of one frame as RFC 6455 sends it, unmasked, with its opcode; null when it is cut off. */
const payloadOf = (frame: Uint8Array): { opcode: number; compressed: boolean; bytes: Uint8Array } | null => {
  const [first, second] = frame;
  if (first === undefined || second === undefined) return null;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const maskAt = 2 + lengthBytes;
  const from = maskAt + (masked ? 4 : 0);
  if (frame.length < from) return null;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? view.getUint16(2) : Number(view.getBigUint64(2));
  const mask = frame.subarray(maskAt, maskAt + 4);
  const bytes = frame.slice(from, from + length);
  if (masked) for (const [at, byte] of bytes.entries()) bytes[at] = byte ^ (mask[at % 4] ?? 0);
  return { opcode: first & 0x0f, compressed: (first & 0x40) !== 0, bytes };
};

const textOf = (frame: Uint8Array): string | null => {
  const payload = payloadOf(frame);
  if (!payload) return null;
  const { opcode, compressed, bytes } = payload;
  if (opcode > 2) return null; // ping, pong and close carry no message
  if (compressed || opcode === 2) return `[${bytes.length} bytes${compressed ? ', compressed' : ''}]`;
  return new TextDecoder().decode(bytes);
};

/**
 * Reads `raw/N_w.txt`: for each frame a blank line, fields such as `Request-Length: 12` and `DoneRead: time`, a
 * blank line, and so many bytes, the frame as it went over the wire. What is cut off is left away.
 * [community: veigr/Nekoxy2]
 */
export const sazFrames = (bytes: Uint8Array): SazFrame[] => {
  const frames: SazFrame[] = [];
  let at = 0;
  let length: number | null = null;
  let direction: RtaFrame['direction'] & ('in' | 'out') = 'in';
  let time: string | null = null;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    if (end < 0) break;
    const line = new TextDecoder('latin1').decode(bytes.subarray(at, end)).trimEnd();
    at = end + 1;
    const field = FIELD.exec(line);
    if (field?.[2]) {
      length = Number(field[2]);
      direction = field[1] === 'Request' ? 'out' : 'in';
    }
    if (field?.[3]) time = field[3];
    if (line !== '' || length === null) continue;
    const text = textOf(bytes.subarray(at, at + length));
    if (text !== null) frames.push({ direction, at: time, text });
    at += length;
    length = null;
    time = null;
  }
  return frames;
};
