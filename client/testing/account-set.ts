import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import type { RpsTicket } from '../../protocol/xbox-token-requests.ts';
import type { Clock } from '../clock.ts';
import { createDirectory } from '../directory.ts';
import { createDeviceSource, type DeviceSource } from '../sign-in/device.ts';
import type { KeptDevice, KeptTokens } from '../sign-in/kept.ts';
import { createServiceTime } from '../sign-in/service-time.ts';
import { createXstsSigner } from '../sign-in/signer.ts';
import type { SignInLine } from '../sign-in/step.ts';
import { SignInTrouble } from '../sign-in/trouble.ts';
import { createXstsSource, type TokenNews } from '../sign-in/xsts-source.ts';
import { createHttpTransport } from '../transport.ts';

export const lineTo = (url: string, clock: Clock): SignInLine => ({
  hosts: hostsAt(url),
  transport: createHttpTransport(),
  clock,
  time: createServiceTime(clock),
});

type Given = {
  ticket?: RpsTicket;
  device?: DeviceSource;
  kept?: KeptTokens | null;
  keptDevice?: KeptDevice | null;
};

/** An account that is signed in at Microsoft's already, and all that it is told and asked. */
export const setAccount = (
  line: SignInLine,
  { ticket = `d=${DEMO_PLAYERS.Ada}`, device: shared, kept: tokens, keptDevice }: Given = {},
) => {
  const tickets: boolean[] = [];
  const news: TokenNews['state'][] = [];
  const kept: { tokens: KeptTokens | null; device: KeptDevice | null } = { tokens: null, device: null };
  const keepDevice = (one: KeptDevice) => {
    kept.device = one;
  };
  const device = shared ?? createDeviceSource(line, { kept: keptDevice ?? null, onKept: keepDevice });
  const source = createXstsSource({
    line,
    device,
    ticket: (fresh) => {
      tickets.push(fresh);
      return Promise.resolve(ticket);
    },
    kept: tokens ?? null,
    onKept: (one) => {
      kept.tokens = one;
    },
    onNews: (_sandbox, { state }) => news.push(state),
  });
  const directory = (sandbox = 'RETAIL') => {
    const parts = { source, device, time: line.time, sandbox: () => sandbox };
    return createDirectory({
      address: { url: line.hosts.directory, rtaUrl: line.hosts.rta },
      signer: createXstsSigner({ xuid: DEMO_PLAYERS.Ada, ...parts }),
      clock: line.clock,
    });
  };
  return { source, device, tickets, news, kept, directory };
};

/** The code of the trouble that a promise rejects with. */
export const troubleOf = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof SignInTrouble ? error.explanation.code : `no trouble: ${String(error)}`;
};
