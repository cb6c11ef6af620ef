import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findElectron } from '../scripts/runtime.ts';
import { makeProfile } from './support/profile.ts';
import { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** Fuses shut Playwright out of a packaged Electron: there the runtime starts the app.asar. The stand-in has none. */
async function packaged() {
  const asar = (await readdir(DIST, { recursive: true })).find((file) => file.endsWith('app.asar'));
  const program = join(DIST, asar ?? 'no app.asar');
  const executable = join(program, '../../beckon');
  expect(existsSync(program), program).toBe(true);
  return findElectron() === null ? { executable } : { program };
}

test.describe('the packaged program', () => {
  test.skip(process.platform === 'darwin', 'macOS gives a scheme to an installed program alone');
  // To pack it, electron-builder may have to fetch Electron first.
  test.setTimeout(600_000);

  test('does the main job with nothing but what is in its app.asar', async () => {
    await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/package.ts')], { cwd: ROOT });
    const profile = await makeProfile();
    try {
      const program = await Program.start(profile, [], await packaged());
      expect(await program.app.evaluate(({ app }) => app.getAppPath())).toContain(DIST);
      await program.page.getByRole('button', { name: 'Send yourself an invite' }).click();
      const { session, arrivedBy } = await program.newest('joined');
      expect(arrivedBy).toBe('second-instance');
      await expect(program.page.getByRole('main')).toContainText(session?.name ?? '?');
      await program.close();
    } finally {
      await profile.remove();
    }
  });
});
