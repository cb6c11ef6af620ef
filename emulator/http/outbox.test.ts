import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendTogether } from './outbox.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const serving = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
};

describe('answers that leave together', () => {
  it('go each to its own caller', async () => {
    const waiting: (() => void)[] = [];
    const url = await serving((request, response) => {
      waiting.push(() => sendTogether(response, `answer to ${request.url}`));
      if (waiting.length === 3) for (const send of waiting) send();
    });
    const answers = await Promise.all(
      ['/1', '/2', '/3'].map(async (path) => (await fetch(url + path)).text()),
    );
    expect(answers).toEqual(['answer to /1', 'answer to /2', 'answer to /3']);
  });

  it('reach the others when one caller is gone before his leaves', async () => {
    const url = await serving((request, response) => {
      sendTogether(response, 'here');
      if (request.url === '/gone') response.destroy();
    });
    const [gone, here] = await Promise.allSettled([fetch(`${url}/gone`), fetch(`${url}/here`)]);
    expect(gone.status).toBe('rejected');
    expect(here.status === 'fulfilled' && (await here.value.text())).toBe('here');
  });
});
