import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { RTA_SUBPROTOCOL } from '../../protocol/rta.ts';

/** A WebSocket by hand: what listens must cost less than what tells, and `ws` costs about as much at both ends. */
export type Subscriber = {
  say(text: string): void;
  /** The next text that comes. */
  heard(): Promise<string>;
  close(): void;
};

const TEXT = 0x81;
const MASKED = 0x80;
/** The longest that one byte tells the length of; this number above it says that two more bytes do. */
const SHORT = 125;
const LONGER = 126;
const KEY = Buffer.from('the sample nonce').toString('base64');

/** @param url `http://…` of the server's sockets @param headers such as the authorization */
export const subscribe = async (url: string, headers: Record<string, string>): Promise<Subscriber> => {
  const socket = await upgraded(url, headers);
  let tell: (text: string) => void = () => undefined;
  let waiting: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    for (let frame = frameIn(waiting); frame; frame = frameIn(waiting)) {
      if (frame.isText) tell(waiting.toString('utf8', frame.start, frame.end));
      waiting = waiting.subarray(frame.end);
    }
  });
  return {
    // Masked with zeros, which change nothing.
    say: (text) => {
      const length = text.length <= SHORT ? [text.length] : [LONGER, text.length >> 8, text.length & 0xff];
      const [first = 0, ...more] = length;
      socket.write(
        Buffer.concat([Buffer.from([TEXT, MASKED | first, ...more, 0, 0, 0, 0]), Buffer.from(text)]),
      );
    },
    heard: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    close: () => socket.destroy(),
  };
};

const upgraded = (url: string, headers: Record<string, string>): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const asking = request(url, {
      headers: {
        ...headers,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': KEY,
        'Sec-WebSocket-Protocol': RTA_SUBPROTOCOL,
      },
    });
    asking.once('upgrade', (_, socket) => resolve(socket));
    asking.once('response', ({ statusCode }) => reject(new Error(`${url} was answered with ${statusCode}`)));
    asking.once('error', reject);
    asking.end();
  });

/** Where the frame is that these bytes begin with; null until it is whole. */
const frameIn = (bytes: Buffer): { isText: boolean; start: number; end: number } | null => {
  const [first, length] = bytes;
  if (length === undefined) return null;
  const start = length > SHORT ? 4 : 2;
  if (bytes.length < start) return null;
  const end = start + (length > SHORT ? bytes.readUInt16BE(2) : length);
  return bytes.length < end ? null : { isText: first === TEXT, start, end };
};
