import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { SessionDocument } from '../../protocol/document.ts';
import { SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import { runCommandLine } from '../program.ts';
import { recordingTerminal } from '../recording-terminal.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const LINK = `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${DEMO_PLAYERS.Bea}&handle=${HANDLE}`;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const join = async (...args: string[]) => {
  const recording = recordingTerminal();
  const code = await runCommandLine(['join', ...args], recording.terminal);
  return { code, data: recording.data, words: recording.words, recording };
};

const Lobby = z.object({ sessionRef: SessionRef, links: z.tuple([z.object({ link: z.string() })]) });
const startLobby = async (options: Record<string, unknown> = {}) => {
  const answer = await fetch(`${emulator.url}/_emulator/scenarios/lobby`, {
    method: 'POST',
    headers: { 'x-emulator-key': emulator.key, 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  const { sessionRef, links } = Lobby.parse(await answer.json());
  return { sessionRef, link: links[0].link };
};

const membersOf = async (ref: SessionRef) => {
  const headers = { Authorization: `XBL3.0 x=${DEMO_PLAYERS.Ada};beckon`, 'x-xbl-contract-version': '107' };
  const answer = await fetch(emulator.url + sessionPath(ref), { headers });
  const { members } = SessionDocument.parse(await answer.json());
  return Object.values(members ?? {}).map((member) => member.constants.system.xuid);
};

test('it joins as the player whom the link names, and says which session that is and who is in it', async () => {
  const { link, sessionRef } = await startLobby();
  const { code, data, words } = await join(link, '--directory', emulator.url);
  expect({ code, words }).toEqual({ code: 0, words: '' });
  expect(data).toMatch(/^joined\n/);
  expect(data).toContain(`LobbySession/${sessionRef.name}\n`);
  expect(data).toMatch(/Ada {2}active, host\n/);
  expect(data).toMatch(/Bea {2}active, you\n/);
  expect(await membersOf(sessionRef)).toContain(DEMO_PLAYERS.Bea);
});

test('with --leave nothing stays behind, and with --json there is one document', async () => {
  const { link, sessionRef } = await startLobby();
  const { code, recording } = await join(link, '--directory', emulator.url, '--leave', '--json');
  expect(code).toBe(0);
  expect(recording.json()).toMatchObject({
    ok: true,
    link: { kind: 'invite-handle', to: DEMO_PLAYERS.Bea },
    player: DEMO_PLAYERS.Bea,
    session: { ref: sessionRef, etag: expect.any(String), document: { members: expect.any(Object) } },
    left: true,
  });
  expect(await membersOf(sessionRef)).not.toContain(DEMO_PLAYERS.Bea);
});

/** Joins with --watch, and gives the terminal while the command goes on. */
const watching = async (link: string, ...args: string[]) => {
  const recording = recordingTerminal();
  const line = ['join', link, '--directory', emulator.url, '--watch', ...args];
  const ended = runCommandLine(line, recording.terminal);
  await expect.poll(() => recording.data).toMatch(/\n$/);
  return { recording, ended };
};

const write = async (ref: SessionRef, xuid: string, request: unknown) => {
  const headers = {
    Authorization: `XBL3.0 x=${xuid};beckon`,
    'x-xbl-contract-version': '107',
    'content-type': 'application/json',
  };
  const body = JSON.stringify(request);
  const { status } = await fetch(emulator.url + sessionPath(ref), { method: 'PUT', headers, body });
  expect(status).toBe(200);
};

test('with --watch each change is a line, until it is stopped; with --leave the player is out then', async () => {
  const { link, sessionRef } = await startLobby();
  const { recording, ended } = await watching(link, '--leave');
  await write(sessionRef, DEMO_PLAYERS.Ada, { properties: { custom: { map: 'ice' } } });
  await expect.poll(() => recording.data).toMatch(/\n\d{4}-\S+Z {2}\d+ {2}custom\.map(:| =) .*"ice"\n/);
  expect(await membersOf(sessionRef)).toContain(DEMO_PLAYERS.Bea);
  recording.stop();
  expect(await ended).toBe(0);
  expect(await membersOf(sessionRef)).not.toContain(DEMO_PLAYERS.Bea);
});

test('with --watch and --json every line is a document', async () => {
  const { link, sessionRef } = await startLobby();
  const { recording, ended } = await watching(link, '--json');
  await write(sessionRef, DEMO_PLAYERS.Ada, { properties: { system: { closed: true } } });
  const lines = () => recording.data.trimEnd().split('\n');
  await expect.poll(lines).toHaveLength(2);
  const [joined, version] = lines().map((line): unknown => JSON.parse(line));
  expect(joined).toMatchObject({ ok: true, session: { ref: sessionRef }, left: false });
  expect(version).toMatchObject({
    changeNumber: expect.any(Number),
    readAt: expect.any(String),
    changes: [{ code: 'closed' }],
  });
  recording.stop();
  expect(await ended).toBe(0);
});

test('the watching ends by itself when the session is gone for the player', async () => {
  const { link, sessionRef } = await startLobby();
  const { recording, ended } = await watching(link, '--leave');
  await write(sessionRef, DEMO_PLAYERS.Bea, { members: { me: null } });
  expect(await ended).toBe(0);
  expect(recording.words).toContain('no longer in the session');
});

test('it joins as another player when told, and passes on what the directory says to that', async () => {
  const { link } = await startLobby();
  const { code, words } = await join(link, '--directory', emulator.url, '--player', '77');
  expect(code).toBe(3);
  expect(words).toMatch(new RegExp(`^The link is for ${DEMO_PLAYERS.Bea}; joining as 77.\n403: `));
  expect(words).toContain('Another player is joining than the one who was invited.');
});

test('a stale handle ends with exit code 3, causes and advice', async () => {
  const { code, data, words } = await join(LINK, '--directory', emulator.url);
  expect({ code, data }).toEqual({ code: 3, data: '' });
  expect(words).toMatch(/^404: .*\nLikely causes:\n {2}- (.|\n)*What to do:\n {2}- /);
});

test('with --json a bad link is one document too, beside its words', async () => {
  const { code, recording, words } = await join('garbage', '--json');
  expect(code).toBe(2);
  expect(words).toContain('This is not an activation link.');
  expect(recording.json()).toMatchObject({
    ok: false,
    problem: expect.stringContaining('not an activation link'),
  });
});

test('a full session is explained as one JSON document', async () => {
  const { link } = await startLobby({ full: true });
  const { code, recording } = await join(link, '--directory', emulator.url, '--json');
  expect(code).toBe(3);
  expect(recording.json()).toMatchObject({ ok: false, status: 403, explanation: { again: 'later' } });
});

test('a refusal names the place where the emulator tells its reason, and nothing that only the window has', async () => {
  const { link } = await startLobby({ visibility: 'private' });
  const answered = await join(link, '--directory', emulator.url, '--player', '555');
  expect(answered.words).toContain('GET /_emulator/requests?refused=true');
  const gone = await startEmulator();
  await gone.close();
  const unanswered = await join(LINK, '--directory', gone.url);
  expect(unanswered.words).toContain('start it, and compare its address');
  for (const { words } of [answered, unanswered]) expect(words).not.toContain('Calls in the window');
  expect(unanswered.words).not.toContain('/_emulator/requests');
});

test('nobody at the address ends with exit code 4, at once', async () => {
  const gone = await startEmulator();
  await gone.close();
  const { code, recording, words } = await join(LINK, '--directory', gone.url, '--json');
  expect(code).toBe(4);
  expect(recording.json()).toMatchObject({ ok: false, status: null, explanation: { code: 'no-channel' } });
  expect(words).toContain('ECONNREFUSED');
});

test('Ctrl-C before it is done ends it with exit code 1', async () => {
  const recording = recordingTerminal();
  recording.stop();
  expect(await runCommandLine(['join', LINK, '--directory', emulator.url], recording.terminal)).toBe(1);
});

test.each<[args: string[], words: RegExp]>([
  [['hello'], /not an activation link/],
  [[LINK], /Which emulator\?/],
  [[LINK.replace('invitedXuid', 'x'), '--directory', 'http://127.0.0.1:1'], /does not say who joins/],
  [['ms-xbl-multiplayer://inviteAccept?connectionString=x'], /nothing to join here/],
  [[LINK, '--player', 'Bea'], /no xuid/],
  [[LINK, '--directory', 'https://sessiondirectory.xboxlive.com'], /no emulator/],
  [[LINK, '--directory', 'http://127.0.0.1.evil.example:1'], /no emulator/],
  [[LINK, '--directory', 'http://user@127.0.0.1:1'], /no emulator/],
  [[LINK, '--directory', 'http://127.0.0.1:1/x'], /no emulator/],
  [[LINK, '--directory', '127.0.0.1:1'], /no emulator/],
])('%j is refused with a sentence and exit code 2, and nothing is called', async (args, words) => {
  const answer = await join(...args);
  expect({ code: answer.code, data: answer.data }).toEqual({ code: 2, data: '' });
  expect(answer.words).toMatch(words);
});
