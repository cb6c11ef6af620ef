import { describe, expect, test } from 'vitest';
import { signInMeanings } from './sign-in-meanings.ts';
import { signInAdvice, signInCauses, signInTitles } from './sign-in-texts.ts';
import {
  explainLive,
  explainOauth,
  explainSignIn,
  explainSignInNoAnswer,
  explainStepRefusal,
  explainXErr,
} from './sign-in-trouble.ts';
import { advice, causes, titles } from './status-texts.ts';

const MINUTE = 60_000;

describe('the number of a refusal', () => {
  test.each([
    [2148916227, 'account-banned'],
    [2148916229, 'guardian-restricts'],
    [2148916233, 'no-xbox-profile'],
    [2148916234, 'terms-not-accepted'],
    [2148916235, 'region-not-served'],
    [2148916236, 'age-not-proven'],
    [2148916237, 'play-time-over'],
    [2148916238, 'child-not-in-family'],
    [2148916239, 'account-upkeep'],
    [2148916241, 'account-kind'],
    [2148916242, 'sandbox-refused'],
    [2148916243, 'gamertag-change'],
    [2148916258, 'step-expired'],
    [2148916262, 'step-expired'],
    [2148916273, 'sign-in-outage'],
    [2279407621, 'title-refused'],
    [2279407630, 'title-refused'],
    [2148916990, 'xerr-unknown'],
  ])('%i is %s', (xerr, code) => {
    expect(explainXErr(xerr).code).toBe(code);
  });

  test('is said, as a number and as people look for it', () => {
    expect(explainXErr(0x8015dc12)).toMatchObject({ said: 'XErr 2148916242 (0x8015DC12)', again: 'never' });
    expect(explainXErr(0x8015dc12).advice[0]).toBe('change-sandbox');
  });
});

describe('a refusal of Microsoft’s sign-in', () => {
  test.each([
    ['authorization_declined', '', 'sign-in-declined'],
    ['access_denied', 'The user has denied access to the scope requested by the client.', 'sign-in-declined'],
    ['expired_token', '', 'code-expired'],
    ['unauthorized_client', "AADSTS700016: Application with identifier 'x' was not found", 'client-unknown'],
    ['invalid_request', 'AADSTS90013: Invalid input received from the user.', 'client-unknown'],
    ['invalid_request', 'AADSTS9002331: Application is configured for …', 'client-not-personal'],
    ['unauthorized_client', 'AADSTS9002346: … use by Microsoft Account users only', 'client-not-personal'],
    ['invalid_client', 'AADSTS7000218: The request body must contain client_assertion', 'client-not-public'],
    ['invalid_request', 'AADSTS50011: The redirect URI specified does not match', 'client-redirect'],
    [
      'invalid_request',
      "The provided value for the input parameter 'redirect_uri' is not valid.",
      'client-redirect',
    ],
    ['invalid_scope', 'AADSTS70011: The provided value for scope is not valid', 'client-scope'],
    ['interaction_required', 'AADSTS50076', 'sign-in-needed'],
    ['invalid_grant', 'AADSTS70000: The provided grant is invalid or malformed', 'sign-in-needed'],
    ['invalid_grant', 'AADSTS700082: The refresh token has expired due to inactivity.', 'sign-in-needed'],
    ['invalid_grant', 'AADSTS65004: User declined to consent', 'sign-in-declined'],
    ['no_tokens_found', 'No refresh token found in the cache.', 'sign-in-needed'],
    ['temporarily_unavailable', '', 'microsoft-busy'],
    ['something_new', 'whatever', 'microsoft-refuses'],
  ])('%s, %s: is %s', (error, description, code) => {
    expect(explainOauth({ error, description }).code).toBe(code);
  });

  test('is quoted without its trace, and without a token', () => {
    const description = 'AADSTS70000: no. Trace ID: 1 Correlation ID: 2\r\nTimestamp: 3';
    expect(explainOauth({ error: 'invalid_grant', description }).said).toBe(
      'invalid_grant: AADSTS70000: no.',
    );
    const leak = explainOauth({
      error: 'x',
      description: 'not http://localhost/?code=M.C507_BAY.2.U.some-code&state=1',
    });
    expect(leak.said).not.toContain('some-code');
  });
});

describe('a refusal of a title’s own ID', () => {
  test.each([
    // As live.com answered: prismarine-auth #144.
    ['invalid_client', 'The client does not exist or is not enabled for consumers.', 'title-id-refused'],
    ['authorization_declined', '', 'sign-in-declined'],
    ['expired_token', '', 'code-expired'],
    ['invalid_grant', '', 'sign-in-needed'],
  ])('%s: is %s', (error, description, code) => {
    const explained = explainLive({ error, description });
    expect(explained).toMatchObject({ code, said: expect.stringContaining(error) });
  });
});

describe('no answer', () => {
  test.each([
    ['net::ERR_INTERNET_DISCONNECTED', '', 'sign-in-offline'],
    ['ENETUNREACH', 'connect ENETUNREACH', 'sign-in-offline'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND', 'sign-in-no-host'],
    ['unknown', 'net::ERR_NAME_NOT_RESOLVED', 'sign-in-no-host'],
    ['net::ERR_PROXY_CONNECTION_FAILED', '', 'sign-in-proxy'],
    ['ERR_TUNNEL_CONNECTION_FAILED', '', 'sign-in-proxy'],
    ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', '', 'sign-in-proxy'],
    ['ERR_PROXY_CERTIFICATE_INVALID', '', 'sign-in-proxy'],
    ['ERR_PROXY_AUTH_REQUESTED', '', 'sign-in-proxy-password'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate', 'sign-in-certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '', 'sign-in-certificate'],
    ['net::ERR_CERT_AUTHORITY_INVALID', '', 'sign-in-certificate'],
    ['ERR_SSL_PROTOCOL_ERROR', '', 'sign-in-no-tls'],
    ['ERR_NETWORK_ACCESS_DENIED', '', 'sign-in-blocked'],
    ['ERR_TIMED_OUT', '', 'sign-in-timeout'],
    ['timeout', 'no answer within 30 s', 'sign-in-timeout'],
    ['ECONNRESET', 'socket hang up', 'sign-in-cut-off'],
    ['ERR_CONNECTION_CLOSED', '', 'sign-in-cut-off'],
    ['not-json', '', 'sign-in-not-understood'],
    ['ECONNREFUSED', '', 'sign-in-no-answer'],
  ])('with %s %s is %s', (code, message, title) => {
    expect(explainSignInNoAnswer({ code, message }).code).toBe(title);
  });

  test('suspects the clock first where a certificate’s dates do not fit', () => {
    const explained = explainSignInNoAnswer({ code: 'net::ERR_CERT_DATE_INVALID', message: '' });
    expect(explained.causes).toEqual(['certificate-dates', 'debugging-proxy', 'company-certificate']);
    expect(explainSignInNoAnswer({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: '' }).causes[0]).toBe(
      'certificate-name',
    );
  });
});

describe('a step that is refused without a number', () => {
  const refusal = { status: 401, text: '', skewMs: 0, step: 'xsts' } as const;
  test.each([
    ['as it is', {}, 'sign-in-refused'],
    ['by the device’s service', { step: 'device', status: 403 }, 'device-refused'],
    ['by the title’s service', { step: 'title', status: 403 }, 'title-refused'],
    ['by sisu', { step: 'sisu', status: 401 }, 'title-refused'],
    ['by a page', { text: '<html>log in</html>' }, 'sign-in-page'],
    ['by a proxy', { status: 407 }, 'sign-in-proxy-password'],
    ['for the moment', { status: 429 }, 'sign-in-busy'],
    ['by a fault', { status: 500 }, 'sign-in-fault'],
    ['by a redirect', { status: 302 }, 'sign-in-not-understood'],
    ['with a clock that is 6 minutes late', { skewMs: -6 * MINUTE }, 'clock-wrong'],
    ['with a clock that is 6 minutes early', { skewMs: 6 * MINUTE, step: 'device' }, 'clock-wrong'],
    ['with a clock that is 5 minutes off', { skewMs: 5 * MINUTE }, 'sign-in-refused'],
  ] as const)('%s', (_how, more, code) => {
    expect(explainStepRefusal({ ...refusal, ...more }).code).toBe(code);
  });

  test('says what the service’s clock says, and how long to wait', () => {
    const date = 'Fri, 20 Nov 2026 12:00:00 GMT';
    expect(explainStepRefusal({ ...refusal, skewMs: 6 * MINUTE, date }).said).toBe(`Date: ${date}`);
    expect(explainStepRefusal({ ...refusal, status: 429, retryAfterSeconds: 30 })).toMatchObject({
      advice: ['wait-as-told', 'check-service-status'],
      afterSeconds: 30,
    });
  });
});

describe('every trouble', () => {
  test.each(Object.keys(signInTitles) as (keyof typeof signInTitles)[])(
    '%s says what to do, in words',
    (code) => {
      const explained = explainSignIn(code);
      expect(explained.causes.length).toBeGreaterThan(0);
      expect(explained.advice.length).toBeGreaterThan(0);
      for (const cause of explained.causes) expect({ ...causes, ...signInCauses }).toHaveProperty([cause]);
      for (const one of explained.advice) expect({ ...advice, ...signInAdvice }).toHaveProperty([one]);
    },
  );

  test('stands beside those of the directory, without taking their names', () => {
    const taken = [titles, causes, advice].flatMap((texts) => Object.keys(texts));
    const ours = [signInCauses, signInAdvice].flatMap((texts) => Object.keys(texts));
    expect(ours.filter((code) => taken.includes(code))).toEqual([]);
    expect(Object.keys(signInTitles).filter((code) => Object.hasOwn(titles, code))).toEqual([]);
  });

  test('uses every text', () => {
    const meanings = Object.values(signInMeanings);
    const used = new Set<string>(meanings.flatMap((meaning) => [...meaning.causes, ...meaning.advice]));
    const ours = [...Object.keys(signInCauses), ...Object.keys(signInAdvice)];
    expect(ours.filter((code) => !used.has(code))).toEqual([]);
  });
});
