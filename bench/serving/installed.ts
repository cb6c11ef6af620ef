import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../../scripts/project.ts';

/** npm may wait long for a registry that does not answer; the benchmark goes on without it then. */
const WITHIN_MS = 300_000;

/**
 * The folder of an npm package that the program itself has nothing to do with: installed beside the project's own into
 * the cache, where it stays for the next time. Rejects with npm's own words when it can't be had.
 */
export const installed = async (name: string, version: string): Promise<string> => {
  const folder = join(CACHE, 'bench', `${name}-${version}`);
  const found = join(folder, 'node_modules', name);
  if (existsSync(found)) return found;
  const partly = `${folder}.partly`;
  rmSync(partly, { recursive: true, force: true });
  mkdirSync(partly, { recursive: true });
  writeFileSync(join(partly, 'package.json'), '{"private":true}');
  console.error(`Installing ${name} ${version} for the comparison, once…`);
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1', '--loglevel=error'];
  await npm(['install', ...flags, `${name}@${version}`], partly);
  renameSync(partly, folder);
  return found;
};

const npm = async (arguments_: string[], cwd: string): Promise<void> => {
  const path = process.env.npm_execpath;
  // npm that started us says where it is; else it is a command, on Windows one that only a shell finds.
  const child =
    path === undefined
      ? spawn('npm', arguments_, { cwd, shell: process.platform === 'win32', timeout: WITHIN_MS })
      : spawn(process.execPath, [path, ...arguments_], { cwd, timeout: WITHIN_MS });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = await once(child, 'close');
  const [first = `npm ended with ${code}`] = said
    .split('\n')
    .filter((line) => /^npm error (?!code)/.test(line));
  if (code !== 0) throw new Error(first);
};
