import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const system = vi.hoisted(() => ({
  windows: [] as object[],
  chosen: null as string | null,
  asked: [] as unknown[][],
}));

vi.mock('electron', () => ({
  BrowserWindow: { getAllWindows: () => system.windows },
  dialog: {
    showSaveDialog: (...asked: unknown[]) => {
      system.asked.push(asked);
      return Promise.resolve({ canceled: system.chosen === null, filePath: system.chosen ?? '' });
    },
    showOpenDialog: (...asked: unknown[]) => {
      system.asked.push(asked);
      const filePaths = system.chosen === null ? [] : [system.chosen];
      return Promise.resolve({ canceled: system.chosen === null, filePaths });
    },
  },
}));

const { createFileDialogs } = await import('./file-dialogs.ts');
const { createWords } = await import('./locales/words.ts');

const { say } = createWords({ setting: 'en', systemLanguages: () => [] });

describe('the file dialogs', () => {
  let folder: string;
  const dialogs = createFileDialogs(say);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-dialogs-'));
    system.windows = [];
    system.asked = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('save under the name that was chosen, and say which', async () => {
    system.chosen = join(folder, 'mine.json');
    expect(await dialogs.save('{}', 'state.json', 'json')).toBe(system.chosen);
    expect(await readFile(system.chosen, 'utf8')).toBe('{}');
    expect(system.asked[0]?.[0]).toMatchObject({
      defaultPath: 'state.json',
      filters: [{ name: 'JSON', extensions: ['json'] }],
    });
  });

  it('open what was chosen', async () => {
    system.chosen = join(folder, 'mine.json');
    await writeFile(system.chosen, 'text');
    const opened = await dialogs.open('json', 100);
    expect(opened?.name).toBe('mine.json');
    expect(opened?.content.toString()).toBe('text');
  });

  it('do nothing when the user cancels', async () => {
    system.chosen = null;
    expect(await dialogs.save('{}', 'state.json', 'json')).toBeNull();
    expect(await dialogs.open('json', 100)).toBeNull();
  });

  it('belong to the window where there is one', async () => {
    system.chosen = null;
    const window = {};
    system.windows = [window];
    await dialogs.open('json', 100);
    expect(system.asked[0]?.[0]).toBe(window);
  });
});
