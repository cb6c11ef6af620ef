import { z } from 'zod';
import { type Clock, pause, systemClock } from '../../client/clock.ts';
import { createServiceTime } from '../../client/sign-in/service-time.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { HttpAnswer, Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainLive, explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { Cell } from './cell.ts';
import type { Microsoft, MicrosoftAccount } from './microsoft-account.ts';
import { askOauth, isBusy, isNotYet, type OauthRefusal, readOauth, toldBy } from './oauth.ts';
import { readSecret } from './secrets.ts';
import { isSignInPage } from './sign-in-page.ts';

/**
 * The one scope that gives a title's ticket. Asked for at each renewal as well: live.com insists (gophertunnel).
 * Requests and answers are as gophertunnel and prismarine-auth have them. [community]
 */
const SCOPE = 'service::user.auth.xboxlive.com::MBI_SSL';
const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
const CONNECT = '/oauth20_connect.srf';
const TOKEN = '/oauth20_token.srf';
/** A ticket that ends so soon is not begun with. */
const TOO_SHORT_MS = 60_000;
/** RFC 8628, 3.5 */
const SLOW_DOWN_MS = 5_000;

/** In seconds; nothing lasts for more than ten years, and there is no date for much more. */
const Lasting = z.number().positive().max(315_360_000);
/** RFC 8628, 3.2 */
const Code = z.object({
  user_code: z.string().min(1),
  device_code: z.string().min(1),
  verification_uri: z.string(),
  expires_in: Lasting,
  interval: z.number().min(0).default(5),
});
const Granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: Lasting,
});
/** What the cell of an account holds. `until`: milliseconds since 1970. */
const Kept = z.object({ accessToken: z.string(), until: z.number(), refreshToken: z.string() });
type Kept = z.infer<typeof Kept>;

type SignIn = Parameters<Microsoft['signIn']>[0];

/**
 * live.com, where a title signs in as itself by its MSA App ID: its tickets are the ones that Xbox Live gives a title
 * token for. By device code alone: its other flow goes back to an address that the title registered, and refuses
 * `oauth20_desktop.srf`, which in any case leads to no program on this machine. [community]
 */
export const createLive = (parts: { hosts: Hosts; transport: Transport; clock?: Clock }): Microsoft => {
  const { hosts, transport, clock = systemClock } = parts;
  const time = createServiceTime(clock);

  const post = async (
    path: string,
    fields: Record<string, string>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> => {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    const answer = await askOauth(
      transport,
      { method: 'POST', url: hosts.live + path, headers, body },
      signal,
    );
    time.note(answer.headers);
    return answer;
  };
  const refused = (refusal: OauthRefusal): SignInTrouble =>
    new SignInTrouble(explainLive(refusal, toldBy(time)));
  const granted = (answer: HttpAnswer): unknown => {
    const { json, refusal } = readOauth(answer, time);
    if (refusal) throw refused(refusal);
    return json;
  };

  const kept = (json: unknown, before?: Kept): Kept => {
    const { access_token, refresh_token, expires_in } = understood(Granted, json);
    const refreshToken = refresh_token ?? before?.refreshToken;
    if (refreshToken === undefined) throw new SignInTrouble(explainSignIn('sign-in-not-understood'));
    return { accessToken: access_token, until: clock.now() + expires_in * 1_000, refreshToken };
  };

  /** Null: nobody has typed the code yet, or that could not be told. */
  const poll = async (
    fields: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Kept | OauthRefusal | null> => {
    let answer: HttpAnswer;
    try {
      answer = await post(TOKEN, fields, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      return null;
    }
    if (isBusy(answer)) return null;
    const { json, refusal } = readOauth(answer, time);
    if (refusal && !isNotYet(refusal)) throw refused(refusal);
    return refusal ?? kept(json);
  };

  const byDeviceCode = async ({ clientId, signal, tell }: SignIn): Promise<Kept> => {
    const asked = { client_id: clientId, scope: SCOPE, response_type: 'device_code' };
    const code = understood(Code, granted(await post(CONNECT, asked, signal)));
    const until = clock.now() + code.expires_in * 1_000;
    tell({
      state: 'waiting',
      userCode: code.user_code,
      page: isSignInPage(code.verification_uri, hosts) ? code.verification_uri : null,
      until: new Date(until).toISOString(),
    });
    const fields = { client_id: clientId, device_code: code.device_code, grant_type: DEVICE_CODE };
    for (let every = Math.max(1, code.interval) * 1_000; clock.now() < until; ) {
      const found = await poll(fields, signal);
      if (found && 'accessToken' in found) return found;
      if (found?.error === 'slow_down') every += SLOW_DOWN_MS;
      await pause(clock, every, signal);
      if (signal.aborted) throw new SignInTrouble(explainSignIn('sign-in-cancelled'));
    }
    throw new SignInTrouble(explainSignIn('code-expired'));
  };

  const known: Microsoft['known'] = ({ clientId, cell }): MicrosoftAccount => {
    let renewing: Promise<Kept> | null = null;
    const renew = async (before: Kept): Promise<Kept> => {
      const fields = { client_id: clientId, scope: SCOPE, grant_type: 'refresh_token' };
      const given = { ...fields, refresh_token: before.refreshToken };
      const next = kept(granted(await post(TOKEN, given, new AbortController().signal)), before);
      await cell.write(JSON.stringify(next));
      return next;
    };
    return {
      // Its cell holds one alone.
      homeAccountId: '',
      ticket: async (fresh) => {
        const before = await keptIn(cell);
        const isGood = !fresh && before.until - clock.now() > TOO_SHORT_MS;
        if (isGood) return `t=${before.accessToken}`;
        renewing ??= renew(before).finally(() => {
          renewing = null;
        });
        return `t=${(await renewing).accessToken}`;
      },
    };
  };

  return {
    known,
    signIn: async (options) => {
      await options.cell.write(JSON.stringify(await byDeviceCode(options)));
      return known({ ...options, homeAccountId: '' });
    },
  };
};

const keptIn = async (cell: Cell): Promise<Kept> => {
  const found = await readSecret(cell, Kept);
  if (found) return found;
  throw new SignInTrouble(explainSignIn('secrets-lost'));
};

const understood = <T>(schema: z.ZodType<T>, json: unknown): T => {
  const { data } = schema.safeParse(json);
  if (data !== undefined) return data;
  throw new SignInTrouble(explainSignIn('sign-in-not-understood'));
};
