import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { BUILT_IN } from '../../emulator/scenarios/built-in.ts';
import { runCommandLine } from '../program.ts';
import { recordingTerminal } from '../recording-terminal.ts';

const ReadyLine = z.strictObject({
  url: z.string(),
  rta: z.string(),
  key: z.string(),
  pid: z.literal(process.pid),
  scenario: z.object({ links: z.array(z.object({ link: z.string() })) }).optional(),
});

/** Runs it until `use` is done with it; the answer is its exit code and what it wrote on stderr. */
const whileRunning = async (args: string[], use: (ready: z.infer<typeof ReadyLine>) => Promise<void>) => {
  const recording = recordingTerminal();
  const ended = runCommandLine(['emulator', ...args], recording.terminal);
  await expect.poll(() => recording.data).toMatch(/\n$/);
  try {
    await use(ReadyLine.parse(recording.json()));
  } finally {
    recording.stop();
  }
  return { code: await ended, words: recording.words };
};

const asPlayer = { authorization: 'XBL3.0 x=18000000000000101;beckon', 'x-xbl-contract-version': '107' };
const statusOf = async (url: string): Promise<number> => {
  const answer = await fetch(url, { headers: asPlayer });
  await answer.arrayBuffer();
  return answer.status;
};

test('it prints the ready line when it answers, and ends with 0 when it is stopped', async () => {
  const recording = recordingTerminal();
  const ended = runCommandLine(['emulator', '--key', 'k'], recording.terminal);
  await expect.poll(() => recording.data).toMatch(/\n$/);
  const ready = ReadyLine.parse(recording.json());
  expect(ready.key).toBe('k');
  expect(ready.rta).toBe(`${ready.url.replace('http', 'ws')}/connect`);
  const players = await fetch(`${ready.url}/_emulator/players`, { headers: { 'x-emulator-key': 'k' } });
  expect(players.status).toBe(200);

  recording.stop();
  expect(await ended).toBe(0);
  await expect(fetch(ready.url)).rejects.toThrow();
});

test('a port in use is a sentence, and exit code 4', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const recording = recordingTerminal();
  try {
    expect(await runCommandLine(['emulator', '--port', String(port)], recording.terminal)).toBe(4);
  } finally {
    await new Promise((resolve) => taken.close(resolve));
  }
  expect(recording.data).toBe('');
  expect(recording.words).toBe(
    `beckon: Port ${port} is in use. Choose another with --port, or leave it out to have one chosen.\n`,
  );
});

test.each([
  ['--port', '65536'],
  ['--port', '-1'],
  ['--port', 'http'],
  ['--key', ''],
  ['--key', 'two words'],
  ['--key', 'Schlüssel'],
])('%s %j is refused with exit code 2', async (...args) => {
  const recording = recordingTerminal();
  expect(await runCommandLine(['emulator', ...args], recording.terminal)).toBe(2);
  expect(recording.data).toBe('');
});

test('it has rate limits, unless it is told not to', async () => {
  const last = async ({ url }: { url: string }): Promise<number> => {
    for (let call = 0; call < 30; call += 1) await statusOf(`${url}/handles/x`);
    return statusOf(`${url}/handles/x`);
  };
  const limited = await whileRunning([], async (ready) => expect(await last(ready)).toBe(429));
  expect(limited).toMatchObject({ code: 0, words: expect.stringContaining('burst limit') });
  await whileRunning(['--no-rate-limit'], async (ready) => expect(await last(ready)).toBe(404));
});

test('it sends X-Xbl-Debug where it is told to', async () => {
  const sent = async ({ url }: { url: string }): Promise<string | null> =>
    (await fetch(`${url}/handles/x`, { headers: asPlayer })).headers.get('x-xbl-debug');
  await whileRunning([], async (ready) => expect(await sent(ready)).toBeNull());
  await whileRunning(['--debug-headers'], async (ready) =>
    expect(await sent(ready)).toContain('user0=18000000000000101; gamertag=Ada'),
  );
});

test('a scenario is started by its name, and one that is not there is a sentence', async () => {
  await whileRunning(['--scenario', 'lobby'], async ({ scenario }) =>
    expect(scenario?.links[0]?.link).toMatch(/^ms-xbl-decafbad:/),
  );
  const recording = recordingTerminal();
  expect(await runCommandLine(['emulator', '--scenario', 'nothing'], recording.terminal)).toBe(2);
  expect(recording.words).toMatch(
    /The scenario 'nothing' can't be started\. There are: lobby, [\w, -]+; and any \.json file of your own\.\n$/,
  );
});

test('a scenario of a file is started, and one that is wrong is a sentence with the place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-emulator-'));
  const file = join(folder, 'mine.json');
  const mine = {
    name: 'mine',
    what: 'Bea invites Cyd.',
    sessions: { room: { members: ['Bea'] } },
    steps: [{ do: 'invite', session: 'room', from: 'Bea', to: 'Cyd' }],
  };
  try {
    writeFileSync(file, JSON.stringify(mine));
    await whileRunning(['--scenario', file], async ({ scenario }) => expect(scenario?.links).toHaveLength(1));
    for (const [text, words] of [
      [JSON.stringify({ ...mine, steps: [{ do: 'dance' }] }), /steps\.0\.do/],
      ['{', /not JSON/],
    ] as const) {
      const recording = recordingTerminal();
      writeFileSync(file, text);
      expect(await runCommandLine(['emulator', '--scenario', file], recording.terminal)).toBe(2);
      expect(recording.words).toMatch(words);
    }
    const recording = recordingTerminal();
    const absent = join(folder, 'absent.json');
    expect(await runCommandLine(['emulator', '--scenario', absent], recording.terminal)).toBe(2);
    expect(recording.words).toMatch(/can't be started\. It can't be read: ENOENT/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('files: what is saved is there again, a templates file sets constants, a bad one is a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-emulator-'));
  const [save, templates] = [join(folder, 'saved.db'), join(folder, 'templates.json')];
  const scid = '00000000-0000-0000-0000-0000decafbad';
  const session = `/serviceconfigs/${scid}/sessionTemplates/Small/sessions/one`;
  try {
    writeFileSync(
      templates,
      JSON.stringify({
        [scid]: {
          Small: {
            constants: { system: { maxMembersCount: 2, capabilities: { userAuthorizationStyle: true } } },
          },
        },
      }),
    );
    await whileRunning(['--save', save, '--templates', templates, '--strict'], async ({ url }) => {
      const headers = { ...asPlayer, 'content-type': 'application/json' };
      const body = JSON.stringify({
        members: { me: { properties: { system: { active: false } } } },
        constants: { system: { inactiveRemovalTimeout: 60_000 } },
      });
      const made = await fetch(url + session, { method: 'PUT', headers, body });
      expect([made.status, await made.text()]).toEqual([201, expect.stringContaining('"maxMembersCount":2')]);
    });
    await whileRunning(['--save', save], async ({ url }) => expect(await statusOf(url + session)).toBe(200));
    for (const option of ['--load', '--templates', '--save']) {
      const recording = recordingTerminal();
      writeFileSync(templates, 'no JSON, and no database of any kind at all'.repeat(20));
      expect(await runCommandLine(['emulator', option, templates], recording.terminal)).toBe(2);
      expect(recording.words).toMatch(/^beckon: The \w+ file .* can't be used: .*\n$/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('its help names every option and shows an example', async () => {
  const recording = recordingTerminal();
  expect(await runCommandLine(['emulator', '--help'], recording.terminal)).toBe(0);
  for (const words of [
    '--port',
    '--load',
    '--save',
    '--templates',
    '--scenario',
    '--strict',
    '--no-rate-limit',
    '--debug-headers',
  ])
    expect(recording.data).toContain(words);
  expect(recording.data).toContain('Example:');
  expect(recording.data).toContain('BECKON_EMULATOR_KEY');
  for (const { name } of BUILT_IN) expect(recording.data).toMatch(new RegExp(`[ \n]${name}[,;]`));
  // What every client needs, and what ends it from a script.
  expect(recording.data).toContain('x-xbl-contract-version: 107');
  expect(recording.data).toContain('Authorization: XBL3.0 x=18000000000000101;beckon');
  expect(recording.data).toContain('pid');
});
