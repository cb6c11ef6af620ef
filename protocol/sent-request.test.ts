import { describe, expect, it } from 'vitest';
import { requestProblems, type SentRequest } from './sent-request.ts';

const request = (more: Partial<SentRequest> = {}): SentRequest => ({
  method: 'GET',
  path: '/handles/x',
  headers: [['x-xbl-contract-version', '107']],
  body: '',
  ...more,
});
const header = (name: string, value = 'x') => request({ headers: [[name, value]] });

describe('a request made up by hand', () => {
  it.each<[string, SentRequest]>([
    ['a plain one', request()],
    ['one with a query', request({ path: '/serviceconfigs/s/sessions?xuid=1&take=10' })],
    ['an undocumented header', header('X-My-Header', 'anything; at=all')],
    ['a body with a method that has none by the book', request({ body: '{}' })],
  ])('may go: %s', (_, given) => {
    expect(requestProblems(given)).toEqual([]);
  });

  it.each(['', 'handles', '@evil.example/', 'http://evil.example/', '//evil.example\n', '.evil.example'])(
    'goes to no other place by its path: %j',
    (path) => {
      expect(requestProblems(request({ path }))[0]?.code).toMatch(/^(no|bad)-path$/);
    },
  );

  it.each([
    ['/a b', ' '],
    ['/a#b', '#'],
    ['/a\\b', '\\'],
    ['/ä', 'ä'],
    ['/a\r\nHost: x', '\r'],
  ])('has a path of plain characters, not %j', (path, part) => {
    expect(requestProblems(request({ path }))).toEqual([{ code: 'bad-path', part }]);
  });

  it.each(['Authorization', 'signature', 'Proxy-Authorization', 'Cookie', 'x-emulator-key'])(
    'holds no secret: %s is added by the program',
    (name) => {
      expect(requestProblems(header(name))).toEqual([{ code: 'secret-header', part: name }]);
    },
  );

  it.each(['Host', 'Connection', 'Transfer-Encoding', 'content-length', 'Upgrade', 'TE', 'Expect'])(
    'leaves the connection alone: %s',
    (name) => {
      expect(requestProblems(header(name))).toEqual([{ code: 'connection-header', part: name }]);
    },
  );

  it.each([
    ['', 'x', 'bad-header-name'],
    ['a b', 'x', 'bad-header-name'],
    ['a:', 'x', 'bad-header-name'],
    ['x-a', 'one\r\nauthorization: two', 'bad-header-value'],
    ['x-a', 'zero\0', 'bad-header-value'],
    ['x-a', '漢', 'bad-header-value'],
  ])('has headers that can be sent, not %j: %j', (name, value, code) => {
    expect(requestProblems(header(name, value))).toEqual([{ code, part: name }]);
  });

  it('names a header once', () => {
    const twice = request({
      headers: [
        ['If-Match', '*'],
        ['if-match', '"1"'],
      ],
    });
    expect(requestProblems(twice)).toEqual([{ code: 'header-twice', part: 'if-match' }]);
  });
});
