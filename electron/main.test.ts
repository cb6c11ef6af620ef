import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const LINK = 'ms-xbl-decafbad://inviteHandleAccept/?handle=0f1e2d3c-4b5a-4697-8877-665544332211';
const made = vi.hoisted(() => ({
  locked: true,
  switches: [] as string[],
  calls: [] as unknown[][],
  kept: [] as string[],
  trouble: null as string | null,
  openUrl: (_event: { preventDefault(): void }, _url: string): void => undefined,
  start: (): Promise<void> => Promise.resolve(),
}));

vi.mock('electron', () => ({
  app: {
    on: (_name: string, listener: typeof made.openUrl) => {
      made.openUrl = listener;
    },
    setPath: () => undefined,
    getPath: (name: string) => `/${name}`,
    commandLine: { hasSwitch: (name: string) => made.switches.includes(name) },
    enableSandbox: () => made.calls.push(['enableSandbox']),
    requestSingleInstanceLock: (data: unknown) => {
      made.calls.push(['lock', data]);
      return made.locked;
    },
    exit: (code: number) => made.calls.push(['exit', code]),
  },
  dialog: { showErrorBox: (title: string) => made.calls.push(['dialog', title]) },
  protocol: { registerSchemesAsPrivileged: () => undefined },
}));
vi.mock('node:module', () => ({
  enableCompileCache: (folder: string) => made.kept.push(folder),
}));
vi.mock('./profile-folder.ts', () => ({ profileTrouble: () => made.trouble }));
vi.mock('./program.ts', () => ({ startProgram: () => made.start() }));

const { platform } = process;
const on = (name: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: name });

/** The main script, run once more. */
const run = async () => {
  vi.resetModules();
  await import('./main.ts');
};

let said: string;
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const start = () => Promise.resolve();
  Object.assign(made, { locked: true, switches: [], calls: [], kept: [], trouble: null, start });
});
afterEach(() => {
  on(platform);
  vi.restoreAllMocks();
});

it('turns the sandbox on, but where the program was started without', async () => {
  await run();
  expect(made.calls).toContainEqual(['enableSandbox']);
  made.calls = [];
  made.switches = ['no-sandbox'];
  await run();
  expect(made.calls).toEqual([['lock', { links: '[]' }]]);
});

it('keeps what was compiled in the profile, and a second process loads nothing that would be', async () => {
  await run();
  expect(made.kept).toEqual([join('/userData', 'compiled')]);
  made.kept = [];
  made.locked = false;
  await run();
  expect(made.kept).toEqual([]);
});

it('shows why it could not start where nobody reads its stderr', async () => {
  on('win32');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  made.start = () => Promise.reject(new Error('no disk'));
  await run();
  await expect.poll(() => made.calls).toContainEqual(['exit', 1]);
  expect(made.calls).toContainEqual(['dialog', 'Beckon could not start']);
});

it('says that its folder can not be used, and takes no other Beckon for the reason', async () => {
  on('win32');
  let words = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    words += String(text);
    return true;
  });
  made.trouble = "EROFS: read-only file system, access '/userData'";
  await run();
  const why = `Its folder can’t be used: ${made.trouble}`;
  expect(made.calls).toEqual([
    ['dialog', 'Beckon could not start'],
    ['exit', 1],
  ]);
  expect({ words, said }).toEqual({ words: `Beckon could not start: ${why}\n`, said: '' });
});

it('hands over the link of a second copy on macOS, which comes after its start', async () => {
  on('darwin');
  made.locked = false;
  await run();
  expect(made.calls).toEqual([['lock', { links: '[]' }]]);
  made.openUrl({ preventDefault: () => undefined }, LINK);
  await expect.poll(() => made.calls).toContainEqual(['exit', 0]);
  expect(made.calls[1]).toEqual(['lock', { links: JSON.stringify([{ text: LINK, length: LINK.length }]) }]);
  expect(said).toBe('Beckon runs already, and has taken the link.\n');
});

it('says that the running Beckon took its link', async () => {
  on('linux');
  made.locked = false;
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', '--', LINK]);
  await run();
  expect(said).toBe('Beckon runs already, and has taken the link.\n');
});

it('is gone at once as a second process elsewhere', async () => {
  on('linux');
  made.locked = false;
  await run();
  expect(said).toBe('Beckon runs already, and its window comes to the front.\n');
  expect(made.calls).toEqual([
    ['lock', { links: '[]' }],
    ['exit', 0],
  ]);
});
