import type { RpsTicket } from '../../protocol/xbox-token-requests.ts';
import type { DeviceSource } from './device.ts';
import type { Grant, KeptToken, XstsToken } from './kept.ts';
import type { SignInLine } from './step.ts';
import { askSisu, askTitleToken, askUserToken, askXstsToken } from './steps.ts';
import { SignInTrouble } from './trouble.ts';

/**
 * Microsoft's part: `d=` and an access token of Microsoft's identity platform, or `t=` and one of a title's client
 * at live.com. `fresh`: the last one was refused, so it must not come from a cache. Rejects with a `SignInTrouble`.
 */
export type TicketSource = (fresh: boolean) => Promise<RpsTicket>;

/** The way of one account from Microsoft's ticket to a token of Xbox Live. */
export type Chain = {
  /** Asks for a token, and before it for what is due of the others. Rejects with a `SignInTrouble`. */
  xsts(sandbox: string): Promise<XstsToken>;
  readonly grant: Grant | null;
  forget(): void;
};

export type ChainParts = {
  line: SignInLine;
  /** Shared by all accounts. */
  device: DeviceSource;
  ticket: TicketSource;
  /** The ID of the title that signs in, where one does. */
  appId?: string | null;
};

/** A token that ends so soon is not begun with. */
const TOO_SHORT_MS = 60 * 60_000;

export const createChain = (parts: ChainParts, kept: Grant | null): Chain => {
  const { line, device, ticket, appId = null } = parts;
  let grant = kept;
  let making: Promise<Grant> | null = null;
  const lasts = (token: KeptToken): boolean => token.until - line.time.now() > TOO_SHORT_MS;

  const userToken = async (given: RpsTicket): Promise<{ user: KeptToken; by: RpsTicket }> => {
    try {
      return { user: await askUserToken(line, given), by: given };
    } catch (error) {
      if (!isStale(error)) throw error;
      const by = await ticket(true);
      return { user: await askUserToken(line, by), by };
    }
  };

  const makeGrant = async (deviceToken: KeptToken, sandbox: string): Promise<Grant> => {
    const { user, by } = await userToken(await ticket(false));
    // Microsoft's identity platform gives a user's ticket: the title's service refuses it. [community]
    if (!isTitles(by)) return { user, title: null };
    try {
      return { user, title: await askTitleToken(line, by, deviceToken, device.key) };
    } catch (error) {
      if (appId === null || !isRefused(error)) throw error;
      // Of some titles it gives a PC no token where sisu does (prismarine-auth #182); gophertunnel asks sisu alone.
      return askSisu(line, by, { appId, device: deviceToken, sandbox }, device.key);
    }
  };

  const grantOnce = (deviceToken: KeptToken, sandbox: string): Promise<Grant> => {
    making ??= makeGrant(deviceToken, sandbox).finally(() => {
      making = null;
    });
    return making;
  };

  const ask = async (sandbox: string, isFirst = true): Promise<XstsToken> => {
    const deviceToken = await device.token();
    const held = grant && lasts(grant.user) && (!grant.title || lasts(grant.title)) ? grant : null;
    const used = held ?? (await grantOnce(deviceToken, sandbox));
    grant = used;
    try {
      return await askXstsToken(line, { ...used, device: deviceToken, sandbox }, device.key);
    } catch (error) {
      // What was made long ago may have been withdrawn meanwhile: made anew, once.
      if (!held || !isFirst || !isStale(error)) throw error;
      if (grant === held) grant = null;
      device.drop(deviceToken.token);
      return await ask(sandbox, false);
    }
  };

  return {
    xsts: (sandbox) => ask(sandbox),
    get grant() {
      return grant;
    },
    forget: () => {
      grant = null;
    },
  };
};

const isTitles = (ticket: RpsTicket): ticket is `t=${string}` => ticket.startsWith('t=');

const isRefused = (error: unknown): boolean =>
  error instanceof SignInTrouble && error.explanation.code === 'title-refused';

const isStale = (error: unknown): boolean =>
  error instanceof SignInTrouble && ['step-expired', 'sign-in-refused'].includes(error.explanation.code);
