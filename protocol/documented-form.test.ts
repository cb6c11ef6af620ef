import { describe, expect, it } from 'vitest';
import { documentedForm } from './documented-form.ts';
import { DOCUMENTED_ROUTES, documentedRoute } from './documented-routes.ts';
import type { SentRequest } from './sent-request.ts';

const SESSION = '/serviceconfigs/scid/sessionTemplates/Lobby/sessions/room';
const HANDLE = '/handles/5e361402-1b2c-4d3e-8f90-0123456789ab';

const request = (more: Partial<SentRequest> = {}): SentRequest => ({
  method: 'GET',
  path: SESSION,
  headers: [['x-xbl-contract-version', '107']],
  body: '',
  ...more,
});
const withBody = (body: unknown, more: Partial<SentRequest> = {}): SentRequest =>
  request({
    method: 'PUT',
    headers: [
      ['X-Xbl-Contract-Version', '107'],
      ['Content-Type', 'application/json; charset=utf-8'],
    ],
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  });

describe('the documented form', () => {
  it.each<[string, SentRequest]>([
    ['the handle PUT without a body', request({ method: 'PUT', path: `${HANDLE}/session` })],
    ['reading a session', request()],
    ['a session read under small letters', request({ path: SESSION.toLowerCase() })],
    ['a write tried without saving', withBody({}, { path: `${SESSION}?nocommit=true` })],
    [
      'a write of properties, mine and the session’s',
      withBody({
        properties: { system: { closed: true, host: null }, custom: { anything: { at: ['all'] } } },
        members: { me: { properties: { system: { active: true }, custom: { skill: 12 } } } },
      }),
    ],
    ['leaving', withBody({ members: { me: null } })],
    [
      'joining by the session’s path',
      withBody({ members: { me: { constants: { system: { xuid: '1' } }, properties: { system: {} } } } }),
    ],
    ['leaving by DELETE', request({ method: 'DELETE', path: `${SESSION}/members/me` })],
    [
      'an activity',
      withBody(
        { type: 'activity', version: 1, sessionRef: { scid: 's', templateName: 't', name: 'n' } },
        { method: 'POST', path: '/handles' },
      ),
    ],
    [
      'what players are doing',
      withBody(
        { type: 'activity', scid: 's', owners: { xuids: ['1'] } },
        { method: 'POST', path: '/handles/query?include=relatedInfo' },
      ),
    ],
    ['the list of a player’s sessions', request({ path: '/serviceconfigs/s/sessions?xuid=1&take=5' })],
  ])('is kept by %s', (_, given) => {
    expect(documentedForm(given)).toEqual([]);
  });

  it('is left by the handle PUT as all clients send it, and the note says so', () => {
    const join = withBody({ members: { me: {} } }, { path: `${HANDLE}/session` });
    expect(documentedForm(join)).toEqual([{ code: 'join-body', part: '' }]);
  });

  it.each<[string, SentRequest, { code: string; part: string }[]]>([
    ['another path', request({ path: '/people/me' }), [{ code: 'unknown-path', part: '/people/me' }]],
    [
      'another method',
      request({ method: 'DELETE', path: SESSION }),
      [{ code: 'unknown-method', part: 'DELETE' }],
    ],
    ['a query of its own', request({ path: `${SESSION}?a=b` }), [{ code: 'unknown-query', part: 'a' }]],
    ['no contract version', request({ headers: [] }), [{ code: 'no-contract-version', part: '' }]],
    [
      'a contract version nobody knows',
      request({ headers: [['x-xbl-contract-version', '110']] }),
      [{ code: 'other-contract-version', part: '110' }],
    ],
    [
      'a header of its own',
      request({ headers: [...request().headers, ['X-Mine', '1']] }),
      [{ code: 'unknown-header', part: 'X-Mine' }],
    ],
    ['a GET with a body', withBody('{}', { method: 'GET' }), [{ code: 'body-not-documented', part: '' }]],
    ['a write without a body', request({ method: 'PUT' }), [{ code: 'body-missing', part: '' }]],
    ['a body that is no JSON', withBody('{"a":'), [{ code: 'body-not-json', part: '' }]],
    [
      'a body without its type',
      request({ method: 'PUT', body: '{}' }),
      [{ code: 'no-content-type', part: '' }],
    ],
    [
      'a field that is not known',
      withBody({ properties: { system: { lock: true } }, more: 1 }),
      [
        { code: 'unknown-field', part: 'properties.system.lock' },
        { code: 'unknown-field', part: 'more' },
      ],
    ],
    [
      'a value of another kind',
      withBody({ properties: { system: { joinRestriction: 'friends' } } }),
      [{ code: 'other-value', part: 'properties.system.joinRestriction' }],
    ],
  ])('is left by %s', (_, given, notes) => {
    expect(documentedForm(given)).toEqual(notes);
  });
});

describe('the documented calls', () => {
  it.each([
    ['PUT', `${HANDLE}/session`, 'writeSessionByHandle'],
    ['POST', '/handles/query', 'queryHandles'],
    ['GET', `${SESSION}/members/me`, 'getPart'],
    ['GET', `${SESSION}/branches`, 'listBranches'],
    ['GET', '/serviceconfigs/s/sessionTemplates/t/sessions', 'listSessions'],
    ['GET', '/serviceconfigs/s/sessionTemplates/t', 'getTemplate'],
  ])('%s %s is %s', (method, path, name) => {
    expect(documentedRoute(method, path)?.name).toBe(name);
  });

  it('are told apart: no path is two of them with one method', () => {
    const paths = [SESSION, HANDLE, `${HANDLE}/session`, '/handles/query', `${SESSION}/servers/one`];
    for (const path of paths) {
      const methods = DOCUMENTED_ROUTES.filter((one) => one.path.test(path)).map(({ method }) => method);
      expect(methods).toEqual([...new Set(methods)]);
    }
  });
});
