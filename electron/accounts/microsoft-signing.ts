import type { Signer } from '../../client/answers.ts';
import { type Clock, systemClock } from '../../client/clock.ts';
import { getProfile } from '../../client/profile.ts';
import { createServiceTime } from '../../client/sign-in/service-time.ts';
import { createXstsSigner } from '../../client/sign-in/signer.ts';
import type { SignInLine } from '../../client/sign-in/step.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { isMsaAppId } from '../../protocol/ids.ts';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { AccountLine } from '../players/account-source.ts';
import { type KeptAccount, secretOf, tokensOf } from './accounts-file.ts';
import { movableCell, vaultCell } from './cell.ts';
import { deviceOf } from './device.ts';
import type { Microsoft, MicrosoftAccount } from './microsoft-account.ts';
import type { SignInRun, Signing } from './signing.ts';
import type { Vault } from './vault.ts';
import { createXboxTokens, type XboxTokens } from './xbox-tokens.ts';

export type MicrosoftSigning = {
  signIn: SignInRun;
  /** For an account that was kept. */
  signingFor(account: Extract<KeptAccount, { kind: 'microsoft' }>, changed: () => void): Signing;
  /** The device that the program was to Xbox Live; for when nobody is signed in any more. */
  forgetDevice(): Promise<void>;
};

/** Signs the calls of Microsoft accounts: by Microsoft's tokens, those of Xbox Live for a sandbox. */
export const createMicrosoftSigning = (parts: {
  hosts: Hosts;
  transport: Transport;
  vault: Vault;
  lineOf: (signer: Signer) => AccountLine;
  /** By the ID that it signs in with. Its code is loaded when somebody signs in, or when what was kept is over. */
  microsoft: (clientId: string) => Promise<Microsoft>;
  notice: (text: string) => void;
  clock?: Clock;
}): MicrosoftSigning => {
  const { hosts, transport, vault, lineOf, microsoft, notice, clock = systemClock } = parts;
  const time = createServiceTime(clock);
  const line: SignInLine = { hosts, transport, clock, time };
  const device = deviceOf(vault, line, notice);

  /** Microsoft's tokens of an account, and Xbox Live's. */
  const cellsOf = (xuid: string) => {
    const microsoft = vaultCell(vault, secretOf({ kind: 'microsoft', xuid }));
    const tokens = vaultCell(vault, tokensOf(xuid));
    const close = (): void => {
      microsoft.close();
      tokens.close();
    };
    return { microsoft, tokens, close };
  };

  const signing = (xuid: string, tokens: XboxTokens, cells: ReturnType<typeof cellsOf>): Signing => {
    const makeSigner = async () => {
      const source = await tokens.source();
      return createXstsSigner({ xuid, source, device: source.device, time, sandbox: tokens.sandbox });
    };
    let made: ReturnType<typeof makeSigner> | null = null;
    let isStopped = false;
    const signer = () => {
      if (isStopped) throw new SignInTrouble(explainSignIn('signed-out'));
      // What went wrong may go well the next time.
      made ??= makeSigner().catch((error: unknown) => {
        made = null;
        throw error;
      });
      return made;
    };
    return {
      line: () =>
        lineOf({
          xuid,
          headers: async (request) => (await signer()).headers(request),
          renew: async (refused) => (await signer()).renew(refused),
        }),
      token: tokens.state,
      said: tokens.said,
      useSandbox: tokens.useSandbox,
      stop: () => {
        isStopped = true;
        cells.close();
        tokens.stop();
      },
    };
  };

  /** Null where the profile does not tell it either: nobody waits for a name. */
  const gamertagOf = async (signer: Signer, signal: AbortSignal): Promise<string | null> => {
    const answer = await getProfile({ hosts, transport, signer, clock, signal });
    return answer.outcome === 'profile' ? answer.gamertag : null;
  };

  return {
    signIn: async ({ way, clientId, sandbox, signal, tell, changed }) => {
      const cell = { microsoft: movableCell(), tokens: movableCell() };
      const signedIn = await (await microsoft(clientId)).signIn({
        ...{ way, clientId, signal, tell },
        cell: cell.microsoft,
      });
      tell({ state: 'finishing', userCode: null, page: null, until: null });
      const tokens = createXboxTokens({
        ...{ line, device, sandbox, changed, notice, appId: appIdOf(clientId) },
        ticket: signedIn.ticket,
        cell: cell.tokens,
      });
      const { xuid, gamertag: told } = await (await tokens.source()).token(sandbox);
      const cells = cellsOf(xuid);
      const { homeAccountId } = signedIn;
      const signs = signing(xuid, tokens, cells);
      const gamertag = told ?? (await gamertagOf(signs.line().signer, signal)) ?? xuid;
      return {
        account: { kind: 'microsoft', xuid, gamertag, sandbox, clientId, homeAccountId },
        keep: async () => {
          vault.beginAnew();
          device.keep();
          await cell.tokens.moveTo(cells.tokens);
          return cell.microsoft.moveTo(cells.microsoft);
        },
        signing: signs,
      };
    },
    signingFor: ({ xuid, sandbox, clientId, homeAccountId }, changed) => {
      device.keep();
      const cells = cellsOf(xuid);
      let opened: Promise<MicrosoftAccount> | null = null;
      const open = async () =>
        (await microsoft(clientId)).known({ clientId, homeAccountId, cell: cells.microsoft });
      // One for all that wait: it renews what it has once for them.
      const known = () => {
        opened ??= open().catch((error: unknown) => {
          opened = null;
          throw error;
        });
        return opened;
      };
      const tokens = createXboxTokens({
        ...{ line, device, sandbox, changed, notice, appId: appIdOf(clientId) },
        ticket: async (fresh) => (await known()).ticket(fresh),
        cell: cells.tokens,
      });
      return signing(xuid, tokens, cells);
    },
    forgetDevice: device.forget,
  };
};

const appIdOf = (clientId: string): string | null => (isMsaAppId(clientId) ? clientId : null);
