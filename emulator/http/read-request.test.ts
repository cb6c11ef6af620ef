import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readText } from './body.ts';
import { ReadRequest } from './read-request.ts';

describe('a request', () => {
  const server = () =>
    createServer({ IncomingMessage: ReadRequest, optimizeEmptyRequests: true }, (request, response) => {
      request.whenHere(() => {
        const came = request.whole === undefined ? 'later' : 'with the head';
        Promise.resolve(readText(request)).then(
          (text) => response.end(`[${text} ${came}]`),
          (error: unknown) => response.end(`[${String(error)}]`),
        );
      });
    });
  let running: ReturnType<typeof server>;
  beforeEach(async () => {
    running = server();
    await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    running.close().closeAllConnections();
  });

  /** What is answered to these pieces, of which the server has read the first before there are others. */
  const answers = async (count: number, first: string, ...more: string[]): Promise<string[]> => {
    const socket = connect((running.address() as AddressInfo).port, '127.0.0.1');
    socket.setNoDelay(true);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    const got = () => [...text.matchAll(/\[(.*?)\]/g)].map(([, each]) => each ?? '');
    const isThere = new Promise((resolve) => running.once('request', resolve));
    socket.write(first);
    await isThere;
    // What is written now, the server reads in a later turn.
    for (const piece of more) await new Promise((resolve) => socket.write(piece, resolve));
    await expect.poll(() => got().length).toBe(count);
    socket.destroy();
    return got();
  };
  const put = (length: number) => `PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`;
  const chunked = 'PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';

  it('has the body at once that comes with its head', async () => {
    expect(await answers(1, `${put(4)}body`)).toEqual(['body with the head']);
    expect(await answers(1, `${chunked}2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n`)).toEqual(['body with the head']);
  });

  it('has the body of each of several that come together', async () => {
    expect(await answers(3, `${put(3)}one${put(3)}two${put(5)}three`)).toEqual([
      'one with the head',
      'two with the head',
      'three with the head',
    ]);
  });

  it('reads a body that comes later, or in parts', async () => {
    expect(await answers(1, put(4), 'body')).toEqual(['body later']);
    expect(await answers(1, `${put(6)}a b`, 'od', 'y')).toEqual(['a body later']);
    expect(await answers(1, `${chunked}2\r\nbo\r\n`, '2\r\ndy\r\n', '0\r\n\r\n')).toEqual(['body later']);
  });

  it('without a body has none, and leaves the next one its own', async () => {
    const get = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
    expect(await answers(3, `${get}${put(0)}${put(2)}it`)).toEqual([
      ' later',
      ' with the head',
      'it with the head',
    ]);
  });
});
