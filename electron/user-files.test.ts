import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileTrouble } from './file-trouble.ts';
import { readWhole, writeWhole } from './user-files.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a file that the user saves', () => {
  it('takes the place of the one before it, and leaves nothing beside', async () => {
    await writeFile(at('state.json'), 'old');
    await writeWhole(at('state.json'), 'new');
    expect(await readFile(at('state.json'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('may be bytes', async () => {
    await writeWhole(at('a.zip'), new Uint8Array([0, 255, 10]));
    expect([...(await readFile(at('a.zip')))]).toEqual([0, 255, 10]);
  });

  it('that can not be put there leaves what was there, and says why', async () => {
    await mkdir(at('taken/in'), { recursive: true });
    const failed = writeWhole(at('taken'), 'text');
    await expect(failed).rejects.toThrow(FileTrouble);
    await expect(failed).rejects.toThrow(/taken could not be written: .+\.$/);
    expect(await readdir(folder)).toEqual(['taken']);
    await expect(writeWhole(at('no/where'), 'text')).rejects.toThrow('not there any more');
  });
});

describe('a file that the user opens', () => {
  it('is read to the last byte it may have, and not beyond', async () => {
    await writeFile(at('ten'), '0123456789');
    expect((await readWhole(at('ten'), 10)).toString()).toBe('0123456789');
    await expect(readWhole(at('ten'), 9)).rejects.toThrow(FileTrouble);
    await expect(readWhole(at('ten'), 9)).rejects.toThrow('at most');
  });

  it('is refused with a sentence when it is gone or a folder', async () => {
    await expect(readWhole(at('gone'), 10)).rejects.toThrow(
      /gone could not be read: it is not there any more\./,
    );
    await expect(readWhole(folder, 1_000_000)).rejects.toThrow(FileTrouble);
  });
});
