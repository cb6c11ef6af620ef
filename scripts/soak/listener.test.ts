import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { formatFrame } from '../../protocol/rta.ts';
import { sessionKey } from '../../protocol/session-ref.ts';
import { nothingKnown } from './documents.ts';
import { listen } from './listener.ts';

const ref = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'soak-0' };

/** A player who hears taps of these branches, one after another, before any answer tells him of a document. */
const problemsAfter = async (...branches: string[]): Promise<string[]> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const tapOf = (branch: string, at: number) => ({
    subscription: 'of-1',
    resourceType: 'mpsd/session',
    resource: sessionKey(ref),
    branch,
    changeNumber: at + 1,
  });
  server.on('connection', (socket) =>
    socket.on('message', (text) => {
      // What is no subscription asks for the taps.
      if (String(text) !== 'taps')
        return socket.send(
          formatFrame({ kind: 'subscribed', seq: 0, subscriptionId: 0, data: { ConnectionId: 'c' } }),
        );
      const data = { shoulderTaps: branches.map(tapOf) };
      socket.send(formatFrame({ kind: 'event', subscriptionId: 0, data }));
    }),
  );
  const problems: string[] = [];
  const listener = await listen(
    {
      ...{ xuid: '1', ref, known: nothingKnown(), headers: {}, sums: { taps: 0, reads: 0 } },
      problem: (text) => problems.push(text),
    },
    {
      rta: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      call: async () => null,
      control: async () => null,
      end: async () => undefined,
    },
  );
  for (const socket of server.clients) socket.emit('message', 'taps');
  await expect.poll(() => listener.heard(1)).toBe(true);
  listener.close();
  return problems;
};

it('takes a tap that comes before the answer to the write which made the session', async () => {
  expect(await problemsAfter('a')).toEqual([]);
});

it('says so when a tap is of another branch than those before', async () => {
  expect(await problemsAfter('a', 'b')).toEqual(['1: a tap names the branch b, which never was']);
});
