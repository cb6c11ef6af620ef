import { expect, test } from 'vitest';
import { parseActivationLink } from './link.ts';
import { linkProblems } from './link-problems.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const BEA = '18000000000000102';
const at = (rest: string): string => `ms-xbl-decafbad://${rest}`;
const good = `inviteHandleAccept/?handle=${HANDLE}`;

const refused: [why: string, text: string, code: keyof typeof linkProblems, part: string | undefined][] = [
  ['nothing', '', 'not-a-url', undefined],
  ['blanks', ' \n ', 'not-a-url', undefined],
  ['a sentence', 'join me', 'not-a-url', 'join me'],
  [
    'the missing colon of the documentation',
    `ms-xbl-multiplayer//${good}`,
    'not-a-url',
    expect.stringContaining('//invite'),
  ],
  ['one slash', `ms-xbl-decafbad:/${good}`, 'not-a-url', expect.any(String)],
  [
    'back-slashes, which a browser would turn',
    `ms-xbl-decafbad:\\\\${good}`,
    'not-a-url',
    expect.any(String),
  ],
  ['no slashes', `ms-xbl-decafbad:${good}`, 'not-a-url', expect.any(String)],
  ['a blank in the middle', at(`${good}&context=play now`), 'not-a-url', ' now'],
  ['a blank of another alphabet', at(`${good}&context=a\u3000b`), 'not-a-url', '\u3000b'],
  ['a switch behind the handle', at(`${good} --no-sandbox`), 'handle-not-guid', `${HANDLE} --no-sandbox`],
  [
    'a switch behind the host',
    at(`inviteHandleAccept --inspect`),
    'unknown-host',
    'inviteHandleAccept --inspect',
  ],
  [
    'two links in one text',
    at(`${good}&context= ${at(good)}`),
    'not-a-url',
    expect.stringMatching(/^ ms-xbl/),
  ],
  ['an address of the web', 'https://example.com/?handle=1', 'foreign-scheme', 'https'],
  ['a script', 'javascript:alert(1)', 'foreign-scheme', 'javascript'],
  ['seven hex digits', `ms-xbl-decafba://${good}`, 'foreign-scheme', 'ms-xbl-decafba'],
  ['nine hex digits', `ms-xbl-decafbad0://${good}`, 'foreign-scheme', 'ms-xbl-decafbad0'],
  ['a digit that is not hex', `ms-xbl-decafbag://${good}`, 'foreign-scheme', 'ms-xbl-decafbag'],
  ['2,049 characters', at(good).padEnd(2049, '&'), 'too-long', expect.any(String)],
  ['blanks that make it too long as it came', at(good) + ' '.repeat(2000), 'too-long', expect.any(String)],
  ['a megabyte', at(good) + 'x'.repeat(1_000_000), 'too-long', expect.any(String)],
  ['a user name', at(`ada@${good}`), 'has-credentials', 'ada@'],
  [
    'a user name that looks like a host',
    at(`inviteHandleAccept@evil?handle=${HANDLE}`),
    'has-credentials',
    'inviteHandleAccept@',
  ],
  ['a user name and password', at(`ada:x@${good}`), 'has-credentials', 'ada:x@'],
  ['a port', at(`inviteHandleAccept:8080/?handle=${HANDLE}`), 'has-port', ':8080'],
  ['a colon without a port', at(`inviteHandleAccept:?handle=${HANDLE}`), 'has-port', ':'],
  ['a fragment', at(`${good}#top`), 'has-fragment', '#top'],
  ['an empty fragment', at(`${good}#`), 'has-fragment', '#'],
  ['a path', at(`inviteHandleAccept/join?handle=${HANDLE}`), 'has-path', '/join'],
  ['two slashes', at(`inviteHandleAccept//?handle=${HANDLE}`), 'has-path', '//'],
  ['a path that climbs', at(`inviteHandleAccept/../team?handle=${HANDLE}`), 'has-path', '/../team'],
  ['no host', `ms-xbl-decafbad:///?handle=${HANDLE}`, 'unknown-host', expect.any(String)],
  ['an unknown host', at(`inviteAll?handle=${HANDLE}`), 'unknown-host', 'inviteAll'],
  [
    'a host with a dot after it',
    at(`inviteHandleAccept.?handle=${HANDLE}`),
    'unknown-host',
    'inviteHandleAccept.',
  ],
  [
    'a host with a back-slash after it',
    at(`inviteHandleAccept\\?handle=${HANDLE}`),
    'unknown-host',
    'inviteHandleAccept\\',
  ],
  [
    'a host with an escape in it',
    at(`inviteHandle%41ccept?handle=${HANDLE}`),
    'unknown-host',
    'inviteHandle%41ccept',
  ],
  [
    'a host with a Cyrillic letter',
    at(`inviteHаndleAccept?handle=${HANDLE}`),
    'unknown-host',
    'inviteHаndleAccept',
  ],
  [
    'a host with a Kelvin sign for its k',
    at('serviceCallTrac\u212aing'),
    'unknown-host',
    'serviceCallTrac\u212aing',
  ],
  ['no query', at('inviteHandleAccept'), 'no-handle', undefined],
  ['no handle', at(`inviteHandleAccept?invitedXuid=${BEA}`), 'no-handle', undefined],
  ['an empty handle', at('activityHandleJoin/?handle='), 'no-handle', undefined],
  ['a handle that is a word', at('activityHandleJoin/?handle=lobby'), 'handle-not-guid', 'lobby'],
  ['a handle in braces', at(`inviteHandleAccept?handle={${HANDLE}}`), 'handle-not-guid', `{${HANDLE}}`],
  [
    'a handle with something behind it',
    at(`inviteHandleAccept?handle=${HANDLE}/session`),
    'handle-not-guid',
    `${HANDLE}/session`,
  ],
  [
    'a handle with an escaped line break',
    at(`inviteHandleAccept?handle=${HANDLE}%0A`),
    'control-character',
    `handle=${HANDLE}%0A`,
  ],
  ['no connection string', at('inviteAccept?invitedUser=1'), 'no-connection-string', undefined],
  ['an empty connection string', at('activityJoin?connectionString='), 'no-connection-string', undefined],
  [
    'a bad handle beside a bad xuid, naming the handle',
    at('inviteHandleAccept?invitedXuid=Bea&handle=lobby'),
    'handle-not-guid',
    'lobby',
  ],
  ['a xuid that is a name', at(`${good}&invitedXuid=Bea`), 'bad-xuid', 'invitedXuid=Bea'],
  ['an empty xuid', at(`${good}&senderXuid=`), 'bad-xuid', 'senderXuid='],
  [
    'a xuid of 65 bits',
    at(`${good}&invitedXuid=18446744073709551616`),
    'bad-xuid',
    'invitedXuid=18446744073709551616',
  ],
  ['a negative xuid', at(`${good}&invitedXuid=-1`), 'bad-xuid', 'invitedXuid=-1'],
  ['a xuid with a plus', at(`${good}&invitedXuid=+1`), 'bad-xuid', 'invitedXuid=+1'],
  ['a hex xuid', at(`${good}&invitedXuid=0x1F`), 'bad-xuid', 'invitedXuid=0x1F'],
  [
    'a xuid of an activity',
    at(`activityHandleJoin?handle=${HANDLE}&joineeXuid=1.5`),
    'bad-xuid',
    'joineeXuid=1.5',
  ],
  [
    'a xuid beside a connection string',
    at('inviteAccept?connectionString=x&sender=me'),
    'bad-xuid',
    'sender=me',
  ],
  ['two handles', at(`${good}&handle=${HANDLE}`), 'key-twice', `handle=${HANDLE}`],
  ['two handles in different letter case', at(`${good}&HANDLE=${HANDLE}`), 'key-twice', `HANDLE=${HANDLE}`],
  ['two handles, one of them escaped', at(`${good}&%68andle=${HANDLE}`), 'key-twice', `%68andle=${HANDLE}`],
  ['two contexts, the first of them empty', at(`${good}&context=&context=x`), 'key-twice', 'context=x'],
  ['a tab in the scheme', `ms-xbl-deca\tfbad://${good}`, 'not-a-url', expect.any(String)],
  [
    'a tab in the host',
    at(`inviteHandle\tAccept?handle=${HANDLE}`),
    'control-character',
    expect.stringContaining('\\u0009'),
  ],
  [
    'a line break in the query',
    at(`${good}\n&context=x`),
    'control-character',
    expect.stringContaining('\\u000a'),
  ],
  ['a NUL in front', `\0${at(good)}`, 'not-a-url', expect.stringContaining('\\u0000')],
  ['an escaped NUL', at(`${good}%00`), 'control-character', `handle=${HANDLE}%00`],
  [
    'an escaped escape character in an unknown parameter',
    at(`${good}&x=%1b[2J`),
    'control-character',
    'x=%1b[2J',
  ],
  ['an escaped DEL in a name', at(`${good}&x%7f=1`), 'control-character', 'x%7f=1'],
  ['an escaped C1 control', at(`${good}&context=%C2%9B`), 'control-character', 'context=%C2%9B'],
  [
    'text that is turned round',
    at(`${good}&context=%E2%80%AEevil`),
    'control-character',
    'context=%E2%80%AEevil',
  ],
  [
    'a line separator',
    at(`${good}&context=a\u2028b`),
    'control-character',
    expect.stringContaining('\\u2028'),
  ],
  ['a % alone', at(`${good}&context=100%`), 'bad-escape', 'context=100%'],
  ['a % with one digit', at(`${good}&context=%4`), 'bad-escape', 'context=%4'],
  ['an escape that is not hex', at(`${good}&context=%zz`), 'bad-escape', 'context=%zz'],
  ['escapes that are not UTF-8', at(`${good}&context=%ff`), 'bad-escape', 'context=%ff'],
  ['an overlong escape of a slash', at(`${good}&context=%C0%AF`), 'bad-escape', 'context=%C0%AF'],
  ['a broken escape in a name', at(`${good}&%=1`), 'bad-escape', '%=1'],
  ['half a character', at(`${good}&context=\ud83d`), 'bad-escape', 'context=\ud83d'],
];

test.each(refused)('refuses %s', (_why, text, code, part) => {
  const parsed = parseActivationLink(text);
  expect(parsed).toEqual({
    ok: false,
    problem: { code, sentence: linkProblems[code], ...(part !== undefined && { part }) },
  });
  if (!parsed.ok) expect(parsed.problem.part?.length ?? 0).toBeLessThanOrEqual(100);
});

test('a link of exactly 2,048 characters is read', () => {
  expect(parseActivationLink(at(good).padEnd(2048, '&')).ok).toBe(true);
});

test('every problem has a case here', () => {
  expect(new Set(refused.map(([, , code]) => code))).toEqual(new Set(Object.keys(linkProblems)));
});
