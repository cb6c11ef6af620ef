import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Signer } from '../answers.ts';

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

/** A hand-made session directory for the cases that a well-behaved one never shows. Port given by the system. */
export const startDirectoryServer = async (
  answer: (seen: Seen, response: ServerResponse, count: number) => void,
) => {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      answer(one, response, seen.length);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    rtaUrl: `ws://127.0.0.1:${port}/connect`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Answers with JSON. */
export const reply = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** A session document with the members given by xuid, at a change number. */
export const sessionWith = (xuids: string[], changeNumber = 1) => ({
  membersInfo: { first: 0, next: xuids.length, count: xuids.length },
  constants: { system: { version: 1 }, custom: {} },
  properties: { system: {}, custom: {} },
  members: Object.fromEntries(
    xuids.map((xuid, index) => [
      String(index),
      {
        next: index + 1,
        constants: { system: { xuid, index }, custom: {} },
        properties: { system: { active: true }, custom: {} },
      },
    ]),
  ),
  branch: '9e1a5c3e-54f4-4a4b-a62c-77aa6e9f2a10',
  changeNumber,
});

/** A player's signer whose token counts up when it is renewed. */
export const signerFor = (xuid: string): Signer & { renewals: number } => {
  const signer = {
    xuid,
    renewals: 0,
    headers: async () => ({ Authorization: `XBL3.0 x=${xuid};token-number-${signer.renewals}-of-a-player` }),
    renew: async () => {
      signer.renewals++;
    },
  };
  return signer;
};
