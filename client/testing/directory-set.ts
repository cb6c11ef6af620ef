import { afterEach } from 'vitest';
import type { Call } from '../../protocol/exchange.ts';
import { createDirectory } from '../directory.ts';
import { createHttpTransport } from '../transport.ts';
import { signerFor, startDirectoryServer } from './directory-server.ts';
import { createFakeClock } from './fake-clock.ts';

export const ref = {
  scid: '00000000-0000-0000-0000-0000decafbad',
  templateName: 'LobbySession',
  name: 'Room 1',
};
export const handle = '6f2c1e0a-0c55-4f7d-9d3e-2f6b51f2f9aa';
export const xuid = '18000000000000102';

let close = async (): Promise<void> => undefined;
afterEach(() => close());

/** A directory's client against a hand-made server, closed after each test. */
export const setDirectory = async (
  answer: Parameters<typeof startDirectoryServer>[0],
  options: { contractVersion?: 105 | 107; bodyLimit?: number } = {},
) => {
  const server = await startDirectoryServer(answer);
  close = server.close;
  const clock = createFakeClock();
  const signer = signerFor(xuid);
  const transport = createHttpTransport(options.bodyLimit);
  const directory = createDirectory({ address: server, signer, clock, transport, ...options });
  const calls: Call[] = [];
  return { server, clock, signer, directory, calls, record: (call: Call) => calls.push(call) };
};
