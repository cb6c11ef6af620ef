import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Profile } from './support/profile.ts';
import type { Program } from './support/program.ts';
import { expect, test } from './support/test.ts';

const run = promisify(execFile);
const SCHEME = 'ms-xbl-7e57bec0';

const openSettings = async (program: Program) => {
  await program.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await program.page.getByRole('heading', { name: 'Settings' }).waitFor();
};

/** The choice shows when main has it and says so, not at the click. */
const choose = async (program: Program, name: string | RegExp) => {
  const radio = program.page.getByRole('radio', { name });
  await radio.click();
  await expect(radio).toBeChecked();
};

test.describe('on Linux', () => {
  test.skip(process.platform !== 'linux', 'another program is registered by a desktop entry');

  const ownerOf = async (profile: Profile) =>
    (
      await run('xdg-mime', ['query', 'default', `x-scheme-handler/${SCHEME}`], { env: profile.env })
    ).stdout.trim();

  const registerOtherGame = async (profile: Profile) => {
    const folder = join(profile.home, 'data', 'applications');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'other-game.desktop'),
      `[Desktop Entry]\nType=Application\nName=Other Game\nExec=true %u\nMimeType=x-scheme-handler/${SCHEME};\n`,
    );
    await run('update-desktop-database', [folder], { env: profile.env });
    await run('xdg-mime', ['default', 'other-game.desktop', `x-scheme-handler/${SCHEME}`], {
      env: profile.env,
    });
  };

  test('a title’s scheme is taken only after its owner was shown, and given back to him', async ({
    profile,
    program,
  }) => {
    await registerOtherGame(profile);
    await openSettings(program);
    const { page } = program;
    await page.getByRole('textbox', { name: 'Another scheme' }).fill(SCHEME);
    await page.getByRole('button', { name: 'Add' }).click();
    await expect(page.getByText('It belongs to Other Game now.')).toBeVisible();
    expect(await ownerOf(profile)).toBe('other-game.desktop');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    const row = page.getByRole('row', { name: new RegExp(SCHEME) });
    await expect(row).toContainText('Beckon');
    expect(await ownerOf(profile)).toMatch(/beckon/);
    await row.getByRole('button', { name: 'Give back' }).click();
    await expect.poll(() => ownerOf(profile)).toBe('other-game.desktop');
  });
});

test('the next join speaks the contract version that is set', async ({ directory, program }) => {
  await openSettings(program);
  await choose(program, /^105/);
  await program.open((await directory.lobby()).link);
  const { id } = await program.newest('joined');
  expect((await program.session(id))?.document.constants.system).toHaveProperty('timeouts');
});

test('the theme that is set is there at once, and after a restart', async ({ program, start }) => {
  await openSettings(program);
  await expect(program.page.getByText(/^Electron \d.*, Chromium \d.*, Node \d/)).toBeVisible();
  await choose(program, 'Dark');
  await expect.poll(() => program.hasTheme('dark')).toBe(true);
  await program.close();
  const again = await start();
  await expect.poll(() => again.hasTheme('dark')).toBe(true);
});
