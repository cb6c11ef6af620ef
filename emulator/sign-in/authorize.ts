import { createHash, timingSafeEqual } from 'node:crypto';
import type { Players } from '../players.ts';
import type { Answer } from '../rules/answer.ts';
import { choicePage, comeBackPage, refusedPage } from './authorize-page.ts';
import type { DeviceCodes, Pending, Redirect } from './device-codes.ts';

export type AuthorizeParts = {
  readonly codes: DeviceCodes;
  readonly players: Players;
  readonly now: () => number;
};

/** The redirect address of a program on this machine. Nobody else is sent anywhere. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?(\/|$)/;

/**
 * GET /consumers/oauth2/v2.0/authorize: the page on which one says whose sign-in this is, or declines it. What the
 * program asks wrongly is told here, as by Microsoft, and not at its redirect address.
 */
export const beginAuthorize = ({ codes, players, now }: AuthorizeParts, query: URLSearchParams): Answer => {
  const asked = readAsked(query);
  if (typeof asked === 'string') return refused(asked);
  const pending = codes.begin(asked.client, now(), asked.redirect);
  return { status: 200, html: choicePage(pending, players.all()) };
};

/** POST of that page: one player, or nobody. The browser goes back to where it came from. */
export const chooseAuthorize = ({ codes, players, now }: AuthorizeParts, form: URLSearchParams): Answer => {
  const userCode = form.get('sign-in') ?? '';
  const pending = codes.named(userCode, now());
  const xuid = form.get('xuid');
  if (!pending?.redirect)
    return refused('This sign-in was answered already, or has expired. Begin again in the program.');
  if (xuid !== null && !players.get(xuid)) return refused(`There is no player ${xuid}.`);
  codes.answer(userCode, xuid ?? false, now());
  const { redirect } = pending;
  const parameters = redirectParameters(pending, xuid ?? false);
  return redirect.mode === 'query'
    ? { status: 302, more: ['Location', withQuery(redirect.uri, parameters)] }
    : { status: 200, html: comeBackPage(redirect.uri, parameters) };
};

/** What the browser brings back: a code, or that it was declined. */
export const redirectParameters = (
  { redirect, deviceCode }: Pending,
  xuid: string | false,
): URLSearchParams => {
  const parameters = new URLSearchParams(
    xuid === false
      ? { error: 'access_denied', error_description: 'The user has denied access to the scope requested.' }
      : { code: deviceCode },
  );
  if (redirect?.state != null) parameters.set('state', redirect.state);
  return parameters;
};

/** RFC 7636: whether a verifier is the one whose challenge the sign-in began with. */
export const isVerifierOf = ({ challenge }: Redirect, verifier: string): boolean => {
  const given = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const wanted = Buffer.from(challenge);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const withQuery = (uri: string, parameters: URLSearchParams): string => {
  const url = new URL(uri);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url.href;
};

const refused = (why: string): Answer => ({ status: 400, html: refusedPage(why), because: why });

/** What a program asks for, or a sentence on what is wrong with it. */
const readAsked = (query: URLSearchParams): { client: string; redirect: Redirect } | string => {
  const client = query.get('client_id');
  const uri = query.get('redirect_uri') ?? '';
  const challenge = query.get('code_challenge');
  const mode = query.get('response_mode') ?? 'query';
  if (!client) return "The parameter 'client_id' is missing.";
  if (!LOOPBACK.test(uri) || !URL.canParse(uri))
    return "The parameter 'redirect_uri' must be an http address of this machine, such as http://localhost:4711.";
  if (query.get('response_type') !== 'code') return "The parameter 'response_type' must be 'code'.";
  if (mode !== 'query' && mode !== 'form_post')
    return "The parameter 'response_mode' must be 'query' or 'form_post'.";
  if (!challenge || query.get('code_challenge_method') !== 'S256')
    return "The parameters 'code_challenge' and 'code_challenge_method' must be there, and the method S256.";
  return {
    client,
    redirect: { uri, mode, challenge, state: query.get('state'), nonce: query.get('nonce') },
  };
};
