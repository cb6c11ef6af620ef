import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../program.ts';
import { recordingTerminal } from '../recording-terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

const check = async (content: string, ...options: string[]) => {
  const file = join(folder, 'session.json');
  await writeFile(file, content);
  const recording = recordingTerminal();
  const code = await runCommandLine(['check', file, ...options], recording.terminal);
  return { code, recording };
};

const document = {
  membersInfo: { first: 0, next: 1, count: 1 },
  constants: {
    system: {
      timeouts: { inactive: 0 },
      inviteProtocol: 'game',
      capabilities: { userAuthorizationStyle: true },
    },
  },
  properties: { system: { closed: true } },
};

test('says of each rule whether it is met, and what to change', async () => {
  const { code, recording } = await check(JSON.stringify(document));
  expect(code).toBe(0);
  expect(recording.data).toContain('Not even who is invited by name can join.');
  expect(recording.data).toContain('NOT MET  The session is not closed  (properties.system.closed: true)');
  expect(recording.data).toContain('Write properties.system.closed: false.');
  expect(recording.data).toContain('(constants.system.timeouts.inactive: 0)');
});

test('finds the document in what a join printed, and answers in JSON', async () => {
  const joined = {
    ok: true,
    session: { etag: '"1"', document: { ...document, properties: { system: {} } } },
  };
  const { recording } = await check(JSON.stringify(joined), '--json');
  expect(recording.json()).toMatchObject({ invited: 'yes', uninvited: 'yes' });
});

test('prints nothing of a document as the terminal’s own', async () => {
  const hostile = { ...document, properties: { system: { joinRestriction: '\u001b[31mred' } } };
  const { recording } = await check(JSON.stringify(hostile));
  expect(recording.data).not.toContain('\u001b');
});

test.each([
  ['{', /is no JSON/],
  ['{"ok":false,"problem":{}}', /holds what a join printed that failed/],
  ['[]', /holds no session document/],
  ['{"membersInfo":{"first":"x"}}', /holds no session document: membersInfo\.first/],
])('answers %s with what is wrong and exit code 2', async (content, words) => {
  const { code, recording } = await check(content);
  expect({ code, data: recording.data }).toEqual({ code: 2, data: '' });
  expect(recording.words).toMatch(words);
});

test('answers a file that is not there with exit code 2', async () => {
  const recording = recordingTerminal();
  expect(await runCommandLine(['check', join(folder, 'none')], recording.terminal)).toBe(2);
  expect(recording.words).toContain("can't be read");
});
