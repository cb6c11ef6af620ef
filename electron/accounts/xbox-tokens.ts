import type { TicketSource } from '../../client/sign-in/chain.ts';
import type { DeviceSource } from '../../client/sign-in/device.ts';
import { KeptTokens, type XstsToken } from '../../client/sign-in/kept.ts';
import type { SignInLine } from '../../client/sign-in/step.ts';
import { createXstsSource, type TokenNews, type XstsSource } from '../../client/sign-in/xsts-source.ts';
import type { Account } from './account.ts';
import type { Cell } from './cell.ts';
import type { Device } from './device.ts';
import { readSecret } from './secrets.ts';
import type { Said } from './signing.ts';

/** Xbox Live's tokens of one account, and what became of the one for the sandbox that it is in. */
export type XboxTokens = {
  /** With the device that the tokens are bound to: the program may be another one to Xbox Live meanwhile. */
  source(): Promise<XstsSource & { device: DeviceSource }>;
  state(): Account['token'];
  /** Of the token of this run; nothing before there is one, and after. */
  said(): Said;
  sandbox(): string;
  useSandbox(sandbox: string): void;
  /** Whoever waits for one is refused; none is given any more. */
  stop(): void;
};

const shown = (news: TokenNews): Account['token'] =>
  news.state === 'good' ? { state: 'good', until: new Date(news.until).toISOString() } : news;

export const createXboxTokens = (parts: {
  line: SignInLine;
  device: Device;
  ticket: TicketSource;
  /** By which it signs in, where it is a title's. */
  appId: string | null;
  sandbox: string;
  cell: Cell;
  changed: () => void;
  notice: (text: string) => void;
}): XboxTokens => {
  const { line, device, ticket, appId, cell, changed, notice } = parts;
  let { sandbox } = parts;
  let state: Account['token'] = { state: 'none' };
  let last: XstsToken | null = null;
  let source: ReturnType<XboxTokens['source']> | null = null;
  let cancelEnd = (): void => undefined;
  const tell = (next: Account['token']): void => {
    cancelEnd();
    state = next;
    if (next.state === 'good') watchTheEnd(next.until);
    changed();
  };
  /** Who makes no call renews no token: at its end there is none. */
  const watchTheEnd = (until: string | null): void => {
    if (until === null) return;
    const left = Date.parse(until) - line.time.now();
    if (left <= 0) tell({ state: 'none' });
    else cancelEnd = line.clock.setTimer(left, () => watchTheEnd(until));
  };

  const open: XboxTokens['source'] = async () => {
    const held = await device.source();
    const tokens = createXstsSource({
      line,
      device: held,
      ticket,
      appId,
      kept: await readSecret(cell, KeptTokens),
      onKept: (kept) => {
        cell
          .write(JSON.stringify(kept))
          .catch((error: unknown) => notice(`accounts  tokens are not kept: ${String(error)}`));
      },
      onNews: (of, news) => {
        if (of === sandbox) tell(shown(news));
      },
    });
    return {
      ...tokens,
      device: held,
      token: async (of) => {
        const token = await tokens.token(of);
        if (of !== sandbox) return token;
        const isNew = last !== token;
        last = token;
        // One that was kept is no news to who has it.
        if (state.state === 'none') tell(shown({ state: 'good', until: token.until }));
        else if (isNew) changed();
        return token;
      },
    };
  };
  const opened: XboxTokens['source'] = () => {
    // What went wrong may go well the next time.
    source ??= open().catch((error: unknown) => {
      source = null;
      throw error;
    });
    return source;
  };

  return {
    source: opened,
    state: () => state,
    said: () =>
      last && (state.state === 'good' || state.state === 'renewing')
        ? { titled: last.titled, claims: last.claims }
        : { titled: null, claims: [] },
    sandbox: () => sandbox,
    useSandbox: (next) => {
      sandbox = next;
      last = null;
      tell({ state: 'none' });
      // Whether the account may use it is shown at once, and not at the next join; trouble comes as news.
      opened()
        .then((tokens) => tokens.token(next))
        .catch(() => undefined);
    },
    stop: () => {
      cancelEnd();
      source?.then((tokens) => tokens.forget()).catch(() => undefined);
    },
  };
};
