import { execFile } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { asksForHelp } from './command.ts';
import { inProject } from './project.ts';

/** Runs a script as npm does, and gives its exit code with what it said. */
const run = (script: string, ...arguments_: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [inProject(script), ...arguments_], (_error, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });

test('help is asked for by an option, and behind -- there are none', () => {
  expect(asksForHelp(['--help'])).toBe(true);
  expect(asksForHelp(['x', '-h'])).toBe(true);
  expect(asksForHelp(['--', '--help'])).toBe(false);
  expect(asksForHelp([])).toBe(false);
});

describe('a command', () => {
  test.each([
    ['scripts/start.ts', 'npm start -- "ms-xbl-'],
    ['scripts/demo.ts', '--screenshot FILE'],
    ['scripts/setup.ts', '--again'],
    ['scripts/build.ts', '--anew'],
    ['scripts/e2e.ts', '--grep'],
    ['scripts/test.ts', 'npm test'],
    ['scripts/soak.ts', '--kills'],
    ['scripts/package.ts', '--installers'],
    ['bench/run.ts', '--rounds'],
  ])('%s says with --help what it takes, and starts nothing', async (script, words) => {
    const { code, out, err } = await run(script, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(words);
    expect(out).toContain('Example');
  });

  test.each([
    ['scripts/demo.ts', '--sreenshot', 'Unknown option'],
    ['scripts/test.ts', 'protocol', 'Unexpected argument'],
  ])('%s refuses what it does not know with the way to its help', async (script, argument, words) => {
    const { code, out, err } = await run(script, argument);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(`${words} '${argument}'. With -- --help the command says what it takes.\n`);
  });

  test('npm start refuses what is no link before it starts anything', async () => {
    const { code, out, err } = await run('scripts/start.ts', 'garbage');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^'garbage' is no activation link: .*ms-xbl-.*\n$/);
  });
});
