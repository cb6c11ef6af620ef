import { type Clock, pause } from '../../client/clock.ts';
import type { Rta } from '../../client/rta.ts';
import type { Account } from '../accounts/account.ts';
import type { AccountLine } from '../players/account-source.ts';
import type { Player } from '../players/player.ts';
import { type Finding, finding } from './setup-step.ts';

const UP_WITHIN_MS = 15_000;

type Accounts = {
  list(): Account[];
  line(xuid: string): Promise<Pick<AccountLine, 'address' | 'signer'>>;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Has each account make its token ready, as a call would, and says what the token says of itself. */
export const lookAtTokens = async ({ list, line }: Accounts): Promise<Finding[]> => {
  if (list().length === 0) return [finding('accounts-none', 'info')];
  const findings: Finding[] = [];
  for (const { xuid, gamertag: who } of list()) {
    let failed: string | null = null;
    try {
      const { address, signer } = await line(xuid);
      await signer.headers({ method: 'GET', url: `${address.url}/`, body: '' });
    } catch (error) {
      failed = messageOf(error);
    }
    const account = list().find((each) => each.xuid === xuid);
    if (account) findings.push(...tokenOf(account, who, failed));
  }
  return findings;
};

const tokenOf = ({ token, titled, claims }: Account, who: string, failed: string | null): Finding[] => {
  if (token.state === 'trouble') return [finding('token-bad', 'bad', { who }, token.explanation)];
  if (failed !== null) return [finding('failed', 'bad', { why: failed })];
  const until = token.state === 'good' ? token.until : null;
  const said = claims.map(([claim, value]) => finding('token-claim', 'info', { who, claim, value }));
  return [
    until === null
      ? finding('token-endless', 'good', { who })
      : finding('token-good', 'good', { who, until }),
    ...(titled === true ? [finding('token-titled', 'good', { who })] : []),
    ...(titled === false ? [finding('token-untitled', 'warning', { who })] : []),
    ...said,
  ];
};

/**
 * The sandbox of each account beside this machine's: a title on it sees the sessions of the machine's alone.
 * @param machine `windows-only` elsewhere than on Windows
 */
export const lookAtSandbox = (accounts: readonly Account[], machine: string): Finding[] => [
  machine === 'windows-only'
    ? finding('sandbox-windows-only', 'info')
    : finding('sandbox-machine', 'info', { sandbox: machine }),
  ...accounts.map(({ gamertag: who, sandbox }) => {
    if (sandbox === null) return finding('sandbox-unknown', 'info', { who });
    if (machine !== 'windows-only' && machine.toLowerCase() !== sandbox.toLowerCase())
      return finding('sandbox-differs', 'warning', { who, sandbox, machine });
    return finding('sandbox-account', 'good', { who, sandbox });
  }),
];

/** Opens the change channel of each account, and of one player of the emulator: the way that changes come. */
export const lookAtChannels = async (parts: {
  players: () => Player[];
  line: (player: Player) => Promise<{ rta: Pick<Rta, 'connect' | 'trouble'> }>;
  clock: Clock;
}): Promise<Finding[]> => {
  const { players, line, clock } = parts;
  const real = players().filter(({ directory }) => directory === 'xbox-live');
  const emulated = players().find(({ directory }) => directory === 'emulator');
  const findings: Finding[] = [];
  for (const player of emulated ? [...real, emulated] : real) {
    const values = { who: player.gamertag, directory: player.directory };
    try {
      const { rta } = await line(player);
      await connected(rta, clock);
      findings.push(finding('channel-good', 'good', values));
    } catch (error) {
      findings.push(finding('channel-bad', 'bad', { ...values, why: messageOf(error) }));
    }
  }
  return findings;
};

const connected = async (rta: Pick<Rta, 'connect' | 'trouble'>, clock: Clock): Promise<void> => {
  const late = new AbortController();
  const up = rta.connect(late.signal);
  const settled = up.then(
    () => true,
    () => true,
  );
  const calledOff = new AbortController();
  const isThere = await Promise.race([
    settled,
    pause(clock, UP_WITHIN_MS, calledOff.signal).then(() => false),
  ]);
  calledOff.abort();
  if (!isThere) late.abort(new Error(rta.trouble ?? `no connection within ${UP_WITHIN_MS / 1000} s`));
  await up;
};
