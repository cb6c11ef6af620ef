import { describe, expect, it } from 'vitest';
import { DeskError } from '../desk/records.ts';
import { COMMAND_CHANNEL } from './channels.ts';
import type { CommandAnswer } from './contract.ts';
import { type Asker, type Handlers, serveCommands, type ToldError } from './main-side.ts';

const mainFrame = { url: 'app://beckon/index.html' };
const ours: Asker = { sender: { id: 7, mainFrame }, senderFrame: mainFrame };

const never = (): never => {
  throw new Error('must not be called');
};

/** The commands of a program that can only copy text and decline. */
const served = (handlers: Partial<Handlers> = {}, windowId: number | null = 7) => {
  const logged: string[] = [];
  const channels: string[] = [];
  let listener: (event: Asker, ...args: unknown[]) => unknown = never;
  const all = new Proxy(handlers, { get: (given, name) => Reflect.get(given, name) ?? never }) as Handlers;
  serveCommands({
    ipcMain: {
      handle: (channel, given) => {
        channels.push(channel);
        listener = given;
      },
    },
    windowId: () => windowId,
    handlers: all,
    isTold: (error): error is ToldError => error instanceof DeskError,
    log: (text) => logged.push(text),
  });
  const ask = (name: unknown, input: unknown, event: Asker = ours) =>
    listener(event, name, input) as Promise<CommandAnswer<unknown>>;
  return { ask, logged, channels };
};

describe('commands of the window', () => {
  it('are answered on one channel, with what the schema made of the input', async () => {
    const copied: string[] = [];
    const { ask, channels } = served({
      'text.copy': ({ text }) => {
        copied.push(text);
        return null;
      },
    });
    expect(await ask('text.copy', { text: 'x', more: 1 })).toEqual({ ok: true, value: null });
    expect(copied).toEqual(['x']);
    expect(channels).toEqual([COMMAND_CHANNEL]);
  });

  it.each<[string, Asker]>([
    ['another web contents', { ...ours, sender: { id: 8, mainFrame } }],
    ['a frame inside our window', { ...ours, senderFrame: { url: mainFrame.url } }],
    ['another page in our window', { sender: { id: 7, mainFrame: otherPage() }, senderFrame: null }],
    ['a frame that is gone', { ...ours, senderFrame: null }],
  ])('are refused from %s', async (_, asker) => {
    const { ask, logged } = served();
    expect(await ask('snapshot', null, asker)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(logged).toHaveLength(1);
  });

  it.each(['https://beckon/index.html', 'app://beckon.evil/index.html', 'app://other/', 'about:blank'])(
    'are refused from a main frame that is at %s',
    async (url) => {
      const frame = { url };
      const { ask } = served();
      const answer = await ask('snapshot', null, { sender: { id: 7, mainFrame: frame }, senderFrame: frame });
      expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    },
  );

  it('are refused while there is no window', async () => {
    const { ask } = served({}, null);
    expect(await ask('snapshot', null)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it.each([['nonsense'], ['constructor'], ['__proto__'], [7], [null], [{}]])(
    'that do not exist are told so: %j',
    async (name) => {
      const { ask } = served();
      expect(await ask(name, null)).toMatchObject({ ok: false, error: { code: 'unknown-command' } });
    },
  );

  it.each<[string, unknown, RegExp]>([
    ['link.take', { text: 'x', by: 'argv' }, /input\.by/],
    ['link.take', { text: 'x'.repeat(2_000_001), by: 'paste' }, /input\.text/],
    ['activation.join', { id: 'a' }, /input\.as/],
    ['schemes.register', { scheme: 'https' }, /input\.scheme/],
    ['schemes.register', { scheme: 'ms-xbl-decafbad --x' }, /input\.scheme/],
    ['settings.change', { theme: 'purple' }, /input\.theme/],
    ['settings.change', { unknown: 1 }, /unknown/i],
    [
      'settings.change',
      { emulator: { use: 'running', url: 'http://example.invalid', key: '' } },
      /input\.emulator/,
    ],
    ['page.open', { page: 'https://example.invalid' }, /input\.page/],
    ['snapshot', {}, /input/],
  ])('with a bad input are told where it is bad: %s', async (name, input, where) => {
    const { ask } = served();
    const answer = await ask(name, input);
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(!answer.ok && answer.error.message).toMatch(where);
  });

  it('leave out settings that were not to be changed', async () => {
    let seen: unknown;
    const { ask } = served({
      'settings.change': (change) => {
        seen = change;
        return { ...change } as never;
      },
    });
    await ask('settings.change', { theme: 'dark' });
    expect(seen).toEqual({ theme: 'dark' });
  });

  it('tell an error of the desk in its own words, and keep the inside of any other to the log', async () => {
    const { ask, logged } = served({
      'activation.decline': () => {
        throw new DeskError('not-now', 'Nothing is asked');
      },
      'activation.again': () => Promise.reject(new Error('secret at /home/somebody')),
    });
    expect(await ask('activation.decline', { id: 'a' })).toEqual({
      ok: false,
      error: { code: 'not-now', message: 'Nothing is asked' },
    });
    const answer = await ask('activation.again', { id: 'a' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(logged.join()).toContain('secret');
  });
});

function otherPage() {
  return { url: 'https://example.invalid/' };
}
