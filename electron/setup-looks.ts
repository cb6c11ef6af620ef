import { randomBytes } from 'node:crypto';
import { session } from 'electron';
import { systemClock } from '../client/clock.ts';
import { readProxies } from '../client/proxies.ts';
import type { Hosts } from '../protocol/hosts.ts';
import type { Accounts } from './accounts/accounts.ts';
import { runReg } from './activation/schemes/registry.ts';
import type { Schemes } from './activation/schemes/schemes.ts';
import { netTransport } from './net-transport.ts';
import type { Players } from './players/players.ts';
import { lookAtClock, lookAtHosts } from './setup-check/look-at-network.ts';
import { lookAtChannels, lookAtSandbox, lookAtTokens } from './setup-check/look-at-players.ts';
import { lookAtRoundTrip, lookAtSchemes, lookAtStore } from './setup-check/look-at-system.ts';
import { lookAtGameBar, machineSandbox } from './setup-check/look-at-windows.ts';
import { createRoundTrip, type RoundTrip } from './setup-check/round-trip.ts';
import type { SetupLooks } from './setup-check/setup-check.ts';

const proxyOf = async (url: string): Promise<string | null> => {
  const [first] = readProxies(await session.defaultSession.resolveProxy(url));
  return !first || first.kind === 'direct' ? null : first.host;
};

/** What the check of the set-up looks at, on this machine. `trip` is to be shown every link that arrives. */
export const setupLooks = (parts: {
  schemes: Pick<Schemes, 'list'>;
  hosts: Hosts;
  accounts: Pick<Accounts, 'state' | 'line'>;
  players: Pick<Players, 'list' | 'line'>;
  openLink: (link: string) => Promise<void>;
}): { looks: SetupLooks; trip: RoundTrip } => {
  const { schemes, hosts, accounts, players, openLink } = parts;
  const clock = systemClock;
  const trip = createRoundTrip({ open: openLink, word: () => randomBytes(12).toString('hex'), clock });
  const network = { transport: netTransport, hosts, clock, proxyOf };
  const reg = process.platform === 'win32' ? runReg : null;
  const list = () => accounts.state().accounts;
  return {
    trip,
    looks: {
      schemes: () => lookAtSchemes(schemes.list),
      'round-trip': () => lookAtRoundTrip(schemes.list, trip),
      clock: () => lookAtClock(network),
      'secret-store': async () => lookAtStore(accounts.state().vault),
      hosts: () => lookAtHosts(network),
      tokens: () => lookAtTokens({ list, line: accounts.line }),
      sandbox: async () => lookAtSandbox(list(), reg ? await machineSandbox(reg) : 'windows-only'),
      channel: () => lookAtChannels({ players: players.list, line: players.line, clock }),
      'game-bar': () => lookAtGameBar(reg),
    },
  };
};
