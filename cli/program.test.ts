import { describe, expect, test } from 'vitest';
import { runCommandLine } from './program.ts';
import { recordingTerminal } from './recording-terminal.ts';

const run = async (...args: string[]) => {
  const recording = recordingTerminal();
  const code = await runCommandLine(args, recording.terminal);
  return { code, data: recording.data, words: recording.words, recording };
};

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';

describe('beckon', () => {
  test('prints help and version on stdout', async () => {
    expect(await run('--help')).toMatchObject({
      code: 0,
      data: expect.stringContaining('Exit codes: 0 done'),
    });
    expect(await run('--version')).toMatchObject({
      code: 0,
      data: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test.each([['parse'], ['link'], ['link', 'invite'], ['link', 'join'], ['join'], ['check'], ['emulator']])(
    'shows an example in the help of %s %s',
    async (...names) => {
      const { code, data } = await run(...names.filter(Boolean), '--help');
      expect(code).toBe(0);
      expect(data).toContain(`Example:\n  beckon ${names.filter(Boolean).join(' ')}`);
    },
  );

  test.each([[[]], [['frobnicate']], [['parse']], [['parse', 'a', 'b']], [['parse', 'a', '--yaml']]])(
    'answers wrong arguments %j with words and exit code 2',
    async (args) => {
      const { code, data, words } = await run(...args);
      expect({ code, data }).toEqual({ code: 2, data: '' });
      expect(words).not.toBe('');
    },
  );
});

describe('beckon parse', () => {
  const link = `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=2&handle=${HANDLE}&senderXuid=1&context=a%2520b&new=1`;

  test('lays out what a link holds', async () => {
    expect(await run('parse', link)).toMatchObject({
      code: 0,
      words: '',
      data: `${[
        'kind           invite-handle',
        'scheme         ms-xbl-decafbad',
        'title id       3737844653',
        `handle         ${HANDLE}`,
        'from           1',
        'to             2',
        'context        a%20b',
        'context again  a b',
        '? new          1',
      ].join('\n')}\n`,
    });
  });

  test('prints one JSON document', async () => {
    const { code, recording } = await run('parse', link, '--json');
    expect(code).toBe(0);
    expect(recording.json()).toEqual({
      ok: true,
      link: {
        kind: 'invite-handle',
        scheme: { name: 'ms-xbl-decafbad', titleId: '3737844653' },
        invitedXuid: '2',
        handle: HANDLE,
        senderXuid: '1',
        context: 'a%20b',
        extra: [['new', '1']],
      },
      contextDecodedAgain: 'a b',
    });
  });

  test('says of a link without a handle that there is nothing to join, which is no failure', async () => {
    const { code, data, words } = await run(
      'parse',
      'ms-xbl-multiplayer://inviteAccept?connectionString=a+b',
    );
    expect(code).toBe(0);
    expect(data).toContain('connection string  a+b\n');
    expect(words).toContain('nothing to join here');
  });

  test('says what is wrong with a bad link, and where', async () => {
    const { code, data, words } = await run('parse', 'ms-xbl-multiplayer://inviteHandleAccept?handle=lobby');
    expect({ code, data }).toEqual({ code: 2, data: '' });
    expect(words).toMatch(/The handle in this link is not a GUID.*\nIn question: lobby\n/);
  });

  test('prints a bad link’s problem as one JSON document, too', async () => {
    const { code, recording } = await run('parse', 'https://example.com/', '--json');
    expect(code).toBe(2);
    expect(recording.json()).toMatchObject({ ok: false, problem: { code: 'foreign-scheme', part: 'https' } });
  });
});

describe('beckon link', () => {
  test.each<[args: string[], link: string]>([
    [['invite', '--handle', HANDLE], `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}`],
    [
      [
        'invite',
        '--title',
        'DECAFBAD',
        '--handle',
        HANDLE,
        '--invited',
        '2',
        '--sender',
        '1',
        '--context',
        'a b',
      ],
      `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=2&handle=${HANDLE}&senderXuid=1&context=a%20b`,
    ],
    [
      ['invite', '--title', '3737844653', '--connection-string', 'a+b', '--invited', '2'],
      'ms-xbl-decafbad://inviteAccept/?invitedUser=2&connectionString=a%2Bb',
    ],
    [
      ['join', '--title', 'ms-xbl-0a6d2730', '--handle', HANDLE, '--joiner', '2', '--joinee', '1'],
      `ms-xbl-0a6d2730://activityHandleJoin/?joinerXuid=2&handle=${HANDLE}&joineeXuid=1`,
    ],
    [
      ['join', '--title', '0x10000000', '--connection-string', 'x', '--extra', 'a=b=c', '--extra', 'd='],
      'ms-xbl-10000000://activityJoin/?connectionString=x&a=b%3Dc&d=',
    ],
    // Digits alone are decimal, eight of them too.
    [
      ['join', '--title', '10000000', '--handle', HANDLE],
      `ms-xbl-00989680://activityHandleJoin/?handle=${HANDLE}`,
    ],
  ])('%j makes the link', async (args, link) => {
    expect(await run('link', ...args)).toEqual(
      expect.objectContaining({ code: 0, data: `${link}\n`, words: '' }),
    );
  });

  test('prints one JSON document', async () => {
    const { recording } = await run('link', 'join', '--handle', HANDLE, '--json');
    expect(recording.json()).toEqual({ link: `ms-xbl-multiplayer://activityHandleJoin?handle=${HANDLE}` });
  });

  test.each<[args: string[], words: RegExp]>([
    [['invite'], /either --handle or --connection-string/],
    [['invite', '--handle', HANDLE, '--connection-string', 'x'], /either --handle or --connection-string/],
    [['invite', '--connection-string', 'x', '--context', 'y'], /context goes with a handle only/],
    [['join', '--handle', 'lobby'], /not a GUID.*\(lobby\)/],
    [['join', '--handle', HANDLE, '--joiner', 'Bea'], /no xuid/],
    [['join', '--handle', HANDLE, '--title', '4294967296'], /no title id/],
    [['join', '--handle', HANDLE, '--title', 'minecraft'], /no title id/],
    [['join', '--handle', HANDLE, '--extra', 'x'], /name=value/],
    [['join', '--handle', HANDLE, '--extra', 'HANDLE=x'], /says the same thing twice/],
  ])('%j is refused with a sentence and exit code 2', async (args, words) => {
    const answer = await run('link', ...args);
    expect({ code: answer.code, data: answer.data }).toEqual({ code: 2, data: '' });
    expect(answer.words).toMatch(words);
  });
});
