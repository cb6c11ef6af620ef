import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../emulator/serve.ts';
import { createEmulatorDesk } from './emulator-desk.ts';
import type { OpenedFile } from './file-dialogs.ts';
import { FileTrouble } from './file-trouble.ts';
import { emulatorHandlers } from './ipc/emulator-handlers.ts';
import { EmulatorRefusal, EmulatorTrouble } from './players/emulator.ts';

let emulator: Emulator;
let saved: { content: string; name: string }[];
let chosen: OpenedFile | null;
let copied: string[];

const deskOf = (key = emulator.key) =>
  createEmulatorDesk({
    emulator: { address: () => Promise.resolve({ url: emulator.url, rtaUrl: emulator.rta, key }) },
    files: {
      save: (content, name) => {
        saved.push({ content, name });
        return Promise.resolve(`/home/me/${name}`);
      },
      open: () => Promise.resolve(chosen),
    },
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    now: () => new Date('2026-11-20T12:00:00Z'),
  });
const handlers = (key?: string) => emulatorHandlers(deskOf(key), () => undefined);
const file = (content: string): OpenedFile => ({ name: 'mine.json', content: Buffer.from(content) });

beforeEach(async () => {
  emulator = await startEmulator();
  saved = [];
  chosen = null;
  copied = [];
});
afterEach(() => emulator.close());

describe('the emulator as the window drives it', () => {
  it('answers each control by its schema', async () => {
    const { players } = await handlers()['emulator.players'](null);
    expect(players.map(({ gamertag }) => gamertag)).toEqual(['Ada', 'Bea', 'Cyd', 'Dan']);
    const started = await handlers()['emulator.scenario-start']({ name: 'lobby' });
    expect(started.links[0]?.link).toMatch(/^ms-xbl-decafbad:/);
    const { sessions, count } = await handlers()['emulator.sessions']({ text: '' });
    expect(count).toBe(1);
    const [session] = sessions;
    expect(session?.sessionRef).toEqual(started.sessionRef);
    const document = await handlers()['emulator.session'](started.sessionRef);
    expect(document.changeNumber).toBe(session?.changeNumber);
    expect(await handlers()['emulator.limits-turn']({ on: true })).toEqual({ on: true });
    expect(await handlers()['emulator.faults-clear'](null)).toBeNull();
  });

  it('refuses in its own words', async () => {
    const added = handlers()['emulator.player-add']({ gamertag: 'x'.repeat(51) });
    await expect(added).rejects.toThrow(EmulatorRefusal);
    await expect(added).rejects.toThrow(/gamertag/);
    await expect(handlers()['emulator.player-add']({ gamertag: 'Eve', xuid: 'eve' })).rejects.toThrow(/xuid/);
    await expect(handlers()['emulator.scenario-start']({ name: '../reset' })).rejects.toThrow(
      "no scenario '../reset'",
    );
  });

  it('says so when the key is another one, and when it is gone', async () => {
    await expect(handlers('wrong')['emulator.players'](null)).rejects.toThrow(/another key.*Settings/);
    await emulator.close();
    await expect(handlers()['emulator.players'](null)).rejects.toThrow(EmulatorTrouble);
    emulator = await startEmulator();
  });

  it('gives its key to the clipboard, and to nobody else', async () => {
    expect(await handlers()['emulator.copy-key'](null)).toBeNull();
    expect(copied).toEqual([emulator.key]);
  });
});

describe('what the emulator holds, as a file', () => {
  it('is saved, and loaded again', async () => {
    await handlers()['emulator.scenario-start']({ name: 'lobby' });
    expect(await handlers()['emulator.state-save'](null)).toEqual({
      path: '/home/me/beckon-emulator-2026-11-20.json',
    });
    await handlers()['emulator.reset'](null);
    expect((await handlers()['emulator.sessions']({ text: '' })).count).toBe(0);
    chosen = file(saved[0]?.content ?? '');
    expect(await handlers()['emulator.state-load'](null)).toEqual({ name: 'mine.json' });
    expect((await handlers()['emulator.sessions']({ text: '' })).count).toBe(1);
  });

  it.each([
    ['cut off', '{"version": 1, "now": 1', 'no JSON'],
    ['of another kind', '{"log": {"entries": []}}', 'version'],
    ['damaged inside', 'damage', 'changeNumber'],
  ])('is refused when it is %s, and all stays as it was', async (_, content, why) => {
    await handlers()['emulator.scenario-start']({ name: 'lobby' });
    await handlers()['emulator.state-save'](null);
    const damaged = saved[0]?.content.replace(/"changeNumber":\d+/, '"changeNumber":"many"') ?? '';
    chosen = file(content === 'damage' ? damaged : content);
    const loaded = handlers()['emulator.state-load'](null);
    await expect(loaded).rejects.toThrow(FileTrouble);
    await expect(loaded).rejects.toThrow(/^mine\.json is not a saved state.*Nothing was changed\.$/s);
    await expect(loaded).rejects.toThrow(why);
    expect((await handlers()['emulator.sessions']({ text: '' })).count).toBe(1);
  });

  it('may be a scenario, which is then in the list', async () => {
    expect(await handlers()['emulator.scenario-add'](null)).toEqual({ added: null });
    const scenario = { name: 'mine', what: 'Two who wait.', sessions: { a: { members: ['Ada', 'Cyd'] } } };
    chosen = file(JSON.stringify(scenario));
    expect(await handlers()['emulator.scenario-add'](null)).toEqual({
      added: { name: 'mine', what: 'Two who wait.' },
    });
    chosen = file('{"name": "No Name"}');
    await expect(handlers()['emulator.scenario-add'](null)).rejects.toThrow(/is not a scenario.*'name'/);
    const { scenarios } = await handlers()['emulator.scenarios'](null);
    expect(scenarios.map(({ name }) => name)).toContain('mine');
  });
});
