import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractAll } from '@electron/asar';
import { makeProfile } from './support/profile.ts';
import { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** The fuses of a packaged program shut Playwright out of it: its app.asar is unpacked and started on the runtime. */
test('the packaged program does the main job with nothing but what is in its app.asar', async () => {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/package.ts')], { cwd: ROOT });
  const files = await readdir(join(ROOT, 'dist'), { recursive: true });
  const asar = files.find((file) => file.endsWith('app.asar'));
  const folder = await mkdtemp(join(tmpdir(), 'beckon-package-'));
  const profile = await makeProfile();
  try {
    extractAll(join(ROOT, 'dist', asar ?? 'no app.asar'), folder);
    const program = await Program.start(profile, [], folder);
    await program.page.getByRole('button', { name: 'Send yourself an invite' }).click();
    const { session } = await program.newest('joined');
    await expect(program.page.getByRole('main')).toContainText(session?.name ?? '?');
    await program.close();
  } finally {
    await profile.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
