import { describe, expect, test } from 'vitest';
import type { SessionDocument } from './document.ts';
import { type Answer, explainAnswer, explainNoAnswer } from './status.ts';
import { meanings } from './status-meanings.ts';
import { advice, causes, titles } from './status-texts.ts';

const LUMPED =
  'Access denied: the caller needs the multiplayer privilege, or does not satisfy the join restriction, or is banned.';

const session = (
  properties: SessionDocument['properties']['system'],
  constants: SessionDocument['constants']['system'] = {},
  count = 2,
): SessionDocument => ({
  membersInfo: { first: 0, next: count, count },
  constants: {
    system: { maxMembersCount: 8, capabilities: { userAuthorizationStyle: true }, ...constants },
  },
  properties: { system: properties },
});

describe('a 403 that brought the session', () => {
  test.each<[what: string, document: SessionDocument, causes: string[]]>([
    ['a closed one', session({ closed: true }), ['session-closed']],
    ['a locked one', session({ locked: true }), ['session-locked']],
    ['one whose places are taken', session({}, {}, 8), ['every-place-taken']],
    ['a private one', session({}, { visibility: 'Private' }), ['session-private']],
    ['one for friends', session({ joinRestriction: 'followed' }), ['join-restricted']],
    ['one without user authorization', session({}, { capabilities: {} }), ['no-user-authorization']],
    ['one that nothing speaks against', session({ joinRestriction: 'none', closed: false }), []],
  ])('names what %s bears out first, and leaves out what it rules out', (_what, document, causes) => {
    expect(explainAnswer({ status: 403, text: '{}', document }).causes).toEqual([
      ...causes,
      'not-a-member',
      'others-fields',
    ]);
  });
});

describe('a write that is forbidden', () => {
  test('is no refused join: it says what may not be written, and rules out what the session does', () => {
    const answer = { status: 403, text: '{}', call: 'writeSession', document: session({}) };
    expect(explainAnswer(answer)).toMatchObject({
      code: 'forbidden-write',
      causes: ['not-a-member', 'others-fields', 'wrong-sandbox', 'no-title-claim'],
    });
    expect(explainAnswer({ status: 403, text: 'no', call: 'writeSessionByHandle' }).code).toBe('forbidden');
  });
});

describe('a 403 to a token that names no title', () => {
  const first = (answer: Partial<Answer>) => {
    const { causes, advice } = explainAnswer({ status: 403, text: LUMPED, titled: false, ...answer });
    return [causes[0], advice[0]];
  };

  test('is put down to that, unless something else is named or shown', () => {
    const untitled = ['no-title-claim', 'use-title-token'];
    expect(first({})).toEqual(untitled);
    expect(first({ text: '' })).toEqual(untitled);
    expect(first({ titled: true })).not.toContain('no-title-claim');
    expect(first({ text: 'managedInitialization' })[0]).toBe('managed-initialization');
    expect(first({ document: session({ closed: true }) })[0]).toBe('session-closed');
    expect(first({ status: 404, call: 'getHandle' })).not.toContain('no-title-claim');
  });
});

describe('an answer', () => {
  test.each<[what: string, answer: Answer, code: keyof typeof titles, again: string]>([
    ['204', { status: 204, text: '' }, 'session-gone', 'never'],
    ['302', { status: 302, text: '' }, 'unexpected', 'later'],
    ['400', { status: 400, text: 'x is missing' }, 'bad-request', 'never'],
    ['401', { status: 401, text: '' }, 'unauthorized', 'later'],
    ['403 with one text for all causes', { status: 403, text: LUMPED }, 'forbidden-text', 'later'],
    [
      '403 with the session',
      { status: 403, text: '{}', document: session({}) },
      'forbidden-document',
      'later',
    ],
    ['403 with another text', { status: 403, text: 'no' }, 'forbidden', 'later'],
    ['404 by handle', { status: 404, text: '', call: 'writeSessionByHandle' }, 'handle-not-found', 'never'],
    ['404 where the call is not told', { status: 404, text: '' }, 'handle-not-found', 'never'],
    ['404 of a handle', { status: 404, text: '', call: 'getHandle' }, 'handle-not-found', 'never'],
    ['404 by path', { status: 404, text: '', call: 'writeSession' }, 'session-not-found', 'never'],
    ['405', { status: 405, text: '' }, 'method-not-allowed', 'never'],
    ['407', { status: 407, text: '<html>', contentType: 'text/html' }, 'proxy-asks', 'later'],
    ['409', { status: 409, text: 'constants' }, 'conflict', 'never'],
    ['412', { status: 412, text: '{}' }, 'out-of-date', 'now'],
    ['413', { status: 413, text: '' }, 'too-large', 'never'],
    ['415', { status: 415, text: '' }, 'media-type', 'never'],
    ['418', { status: 418, text: '' }, 'unexpected', 'later'],
    ['429', { status: 429, text: '{}' }, 'too-many-requests', 'later'],
    ['500', { status: 500, text: '' }, 'server-error', 'later'],
    ['502', { status: 502, text: '' }, 'server-error', 'later'],
    ['503', { status: 503, text: '' }, 'busy', 'later'],
    [
      'a page',
      { status: 403, text: 'hi', contentType: 'text/html; charset=utf-8' },
      'not-the-directory',
      'later',
    ],
    ['a page without its type', { status: 404, text: '\n<!DOCTYPE html>' }, 'not-the-directory', 'later'],
    ['a status that does not exist', { status: 0, text: '' }, 'unexpected', 'later'],
  ])('%s is explained', (_what, answer, code, again) => {
    const explained = explainAnswer(answer);
    expect(explained).toMatchObject({ code, again });
    expect(explained.causes.length).toBeGreaterThan(0);
    expect(explained.advice.length).toBeGreaterThan(0);
  });

  test('tells in its own words what the directory said, cut to 2,000 characters', () => {
    expect(explainAnswer({ status: 400, text: ' x is missing\n' }).said).toBe('x is missing');
    expect(explainAnswer({ status: 400, text: 'x'.repeat(5000) }).said).toHaveLength(2000);
    expect(explainAnswer({ status: 401, text: '' })).not.toHaveProperty('said');
    expect(explainAnswer({ status: 403, text: '{}', document: session({}) })).not.toHaveProperty('said');
  });

  test('tells how long to wait, and to wait that long', () => {
    const told = explainAnswer({ status: 429, text: '', retryAfterSeconds: 12 });
    expect(told).toMatchObject({ afterSeconds: 12, advice: ['wait-as-told', 'call-less'] });
    expect(explainAnswer({ status: 503, text: '' }).advice).toEqual(['wait-a-while', 'check-service-status']);
  });

  test('names the cause first that its text names', () => {
    expect(explainAnswer({ status: 400, text: 'Managed initialization needs 2' }).causes[0]).toBe(
      'managed-initialization',
    );
    const sandbox = explainAnswer({ status: 403, text: 'failed with 0x8015DC12' });
    expect(sandbox.causes.filter((cause) => cause === 'wrong-sandbox')).toEqual([sandbox.causes[0]]);
    expect(sandbox.advice[0]).toBe('check-sandbox');
    expect(explainAnswer({ status: 401, text: '{"XErr":2148916233}' })).toMatchObject({
      causes: expect.arrayContaining(['account-not-set-up', 'token-expired']),
      advice: ['finish-account', 'sign-in-again', 'check-clock'],
    });
  });

  test('with one text for all causes lists what the caller and the title can look at', () => {
    expect(explainAnswer({ status: 403, text: LUMPED }).causes).toEqual(
      expect.arrayContaining([
        'wrong-user-first',
        'no-user-authorization',
        'wrong-sandbox',
        'join-restricted',
      ]),
    );
  });
});

describe('no answer', () => {
  test.each<[error: string, code: keyof typeof titles, first: keyof typeof causes]>([
    ['ECONNREFUSED', 'connection-refused', 'emulator-not-running'],
    ['ECONNRESET', 'cut-off', 'connection-dropped'],
    ['EPIPE', 'cut-off', 'connection-dropped'],
    ['HPE_INVALID_CONSTANT', 'cut-off', 'connection-dropped'],
    ['timeout', 'timeout', 'network-slow'],
    ['ETIMEDOUT', 'timeout', 'network-slow'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'network-slow'],
    ['ENOTFOUND', 'no-such-host', 'offline'],
    ['EAI_AGAIN', 'no-such-host', 'dns-trouble'],
    ['ENETUNREACH', 'no-network', 'offline'],
    ['CERT_HAS_EXPIRED', 'bad-certificate', 'certificate-dates'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'bad-certificate', 'interception'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'bad-certificate', 'interception'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'bad-certificate', 'interception'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'bad-certificate', 'certificate-name'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'no-tls', 'plain-http'],
    ['EPROTO', 'no-tls', 'plain-http'],
    ['ERR_CONNECTION_REFUSED', 'connection-refused', 'emulator-not-running'],
    ['ERR_CONNECTION_RESET', 'cut-off', 'connection-dropped'],
    ['ERR_HTTP2_PROTOCOL_ERROR', 'cut-off', 'connection-dropped'],
    ['ERR_TIMED_OUT', 'timeout', 'network-slow'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout', 'network-slow'],
    ['ERR_NAME_NOT_RESOLVED', 'no-such-host', 'offline'],
    ['ERR_INTERNET_DISCONNECTED', 'no-network', 'offline'],
    ['ERR_CERT_AUTHORITY_INVALID', 'bad-certificate', 'interception'],
    ['ERR_CERT_DATE_INVALID', 'bad-certificate', 'certificate-dates'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'bad-certificate', 'certificate-name'],
    ['ERR_SSL_PROTOCOL_ERROR', 'no-tls', 'plain-http'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy-fails', 'proxy-down'],
    ['ERR_PROXY_CERTIFICATE_INVALID', 'proxy-fails', 'proxy-down'],
    ['ERR_MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy-fails', 'proxy-down'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy-fails', 'proxy-down'],
    ['ERR_SOCKS_CONNECTION_FAILED', 'proxy-fails', 'proxy-down'],
    ['ERR_PROXY_AUTH_REQUESTED', 'proxy-asks', 'network-login'],
    ['proxy-kind', 'proxy-fails', 'proxy-kind'],
    ['redirected', 'not-the-directory', 'network-login'],
    ['not-json', 'not-json', 'network-login'],
    ['too-large', 'answer-too-large', 'wrong-address'],
    ['bad-document', 'bad-document', 'service-changed'],
    ['bad-handle', 'bad-document', 'service-changed'],
    ['no-channel', 'no-channel', 'emulator-not-running'],
    ['no-session-name', 'no-session-name', 'no-content-location'],
    ['internal', 'internal', 'own-fault'],
    ['not-signed', 'not-signed', 'signed-out'],
    ['aborted', 'aborted', 'called-off-here'],
    ['unknown', 'no-answer', 'connection-dropped'],
  ])('%s is explained as %s', (error, code, first) => {
    const explained = explainNoAnswer({ code: error, message: 'what Node says' });
    expect(explained).toMatchObject({ code, said: 'what Node says' });
    expect(explained.causes[0]).toBe(first);
  });
});

test('every title has a meaning, and no cause or advice is a dead letter', () => {
  expect(Object.keys(meanings).sort()).toEqual(Object.keys(titles).sort());
  const texts = [
    '0x8015DC03',
    '0x8015DC05',
    '0x8015DC09',
    '0x8015DC0B',
    '0x8015DC0D',
    '0x87DD0005',
    '0x87DD000E',
  ];
  const special = ['managed initialization', ...texts].map((text) => explainAnswer({ status: 400, text }));
  const timed = explainAnswer({ status: 429, text: '', retryAfterSeconds: 1 });
  const lost = ['CERT_HAS_EXPIRED', 'EAI_AGAIN', 'proxy-kind'].map((code) =>
    explainNoAnswer({ code, message: '' }),
  );
  const all = [...Object.values(meanings), ...special, timed, ...lost];
  expect([...new Set(all.flatMap((one) => [...one.causes]))].sort()).toEqual(Object.keys(causes).sort());
  expect([...new Set(all.flatMap((one) => [...one.advice]))].sort()).toEqual(Object.keys(advice).sort());
});
