import { once } from 'node:events';
import { connect } from 'node:net';

/** A connection kept alive, with one request under way at a time. */
export type Connection = {
  /** False when the server has closed it, as servers do with one that is idle for seconds. */
  isOpen(): boolean;
  /** Sends a request as it goes over the wire; `answered` is called when the whole answer is here. */
  ask(request: Buffer, answered: (error: Error | null) => void): void;
  close(): void;
};

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: *(\d+)/i;
const READ_BYTES = 262_144;
const NOTHING = Buffer.alloc(0);

/**
 * HTTP by hand on a socket, and no more of it than the servers here need: what asks must cost less than what answers,
 * and `fetch` or `node:http` would not.
 */
export const openConnection = async (port: number): Promise<Connection> => {
  let tell: (error: Error | null) => void = () => undefined;
  let head: Buffer = NOTHING;
  /** Bytes of the body that are still to come. */
  let missing = 0;

  const take = (chunk: Buffer): void => {
    if (missing > 0) missing -= chunk.length;
    else {
      // The chunk is read over by the next one: what is kept of it is copied.
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf(HEAD_END);
      if (end < 0) return;
      const text = head.toString('latin1', 0, end);
      if (text.charAt(9) !== '2') {
        tell(new Error(`an answer was not a success: ${head.toString()}`));
        return;
      }
      missing = Number(LENGTH.exec(text)?.[1] ?? 0) - (head.length - end - HEAD_END.length);
      head = NOTHING;
    }
    if (missing === 0) tell(null);
  };
  const buffer = Buffer.alloc(READ_BYTES);
  const callback = (length: number): boolean => {
    take(buffer.subarray(0, length));
    return true;
  };
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer, callback } });
  await once(socket, 'connect');
  socket.on('error', (error) => tell(error));
  socket.on('close', () => tell(new Error('the server closed the connection')));
  return {
    isOpen: () => !socket.destroyed,
    ask: (request, answered) => {
      tell = answered;
      socket.write(request);
    },
    close: () => {
      tell = () => undefined;
      socket.destroy();
    },
  };
};
