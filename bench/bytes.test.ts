import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesOf } from './bytes.ts';

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const built = (files: Record<string, string>): string => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-bytes-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

const files = {
  'main/main.cjs': 'let a=require("electron");Promise.resolve().then(()=>require("./program-1.cjs"))',
  'main/program-1.cjs':
    'let b=require(`./shared-1.cjs`);Promise.resolve().then(()=>t._(require("./log-1.cjs")))',
  'main/shared-1.cjs': 'shared',
  'main/log-1.cjs': 'require("./shared-1.cjs")',
  'main/emulator.cjs': 'not of the main process',
  'preload/preload.cjs': 'preload',
  'renderer/index.html':
    '<link rel="modulepreload" crossorigin href="./a/b.js"><link rel="stylesheet" href="./a/c.css">' +
    '<script type="module" crossorigin src="./a/a.js"></script>',
  'renderer/a/a.js': 'import("./later.js")',
  'renderer/a/b.js': 'b',
  'renderer/a/c.css': 'c',
  'renderer/a/later.js': 'the editor',
};

describe('bytes of the built program', () => {
  it('counts apart what main loads before a join, and what it ever loads', () => {
    const length = (...names: (keyof typeof files)[]) =>
      names.reduce((sum, name) => sum + files[name].length, 0);
    const figures = bytesOf(built(files));
    const before = length('main/main.cjs', 'main/program-1.cjs', 'main/shared-1.cjs');
    expect(figures.map((each) => each.value).slice(0, 3)).toEqual([
      before,
      before + files['main/log-1.cjs'].length,
      files['preload/preload.cjs'].length,
    ]);
  });

  it('counts the page and all that it names, gzipped, and nothing that is loaded later', () => {
    const first = ['renderer/index.html', 'renderer/a/a.js', 'renderer/a/b.js', 'renderer/a/c.css'] as const;
    const sizes = first.map((name) => gzipSync(files[name], { level: 9 }));
    expect(bytesOf(built(files)).at(-1)).toMatchObject({
      value: sizes.reduce((sum, each) => sum + each.length, 0),
      met: true,
    });
  });
});
