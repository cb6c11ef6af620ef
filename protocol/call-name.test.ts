import { expect, test } from 'vitest';
import { callName } from './call-name.ts';

const HOST = 'https://sessiondirectory.xboxlive.com';
const SESSION = '/serviceconfigs/x/sessiontemplates/Lobby/sessions/one';

test.each([
  ['put', '/handles/h/session/?nocommit=true', 'writeSessionByHandle'],
  ['POST', '/handles/query?include=relatedInfo', 'queryHandles'],
  ['POST', '/Handles', 'createHandle'],
  ['GET', SESSION, 'getSession'],
  ['DELETE', `${SESSION}/members/me`, 'deletePart'],
  ['GET', '/serviceconfigs/x/sessiontemplates/Lobby', 'getTemplate'],
  ['GET', '/connect', 'connectRta'],
  ['PATCH', SESSION, ''],
  ['GET', '/elsewhere', ''],
])('a %s of %s is called %s', (method, path, name) => {
  expect(callName(method, HOST + path)).toBe(name);
});

test('what is no URL has no name', () => {
  expect(callName('GET', 'not a url')).toBe('');
});
