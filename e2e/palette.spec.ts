import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialogs } from './support/dialogs.ts';
import { expect, test } from './support/kept-program.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 2 });
const focused = (page: Page) => page.locator(':focus');
const hasFocus = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Opens the palette, types, and takes the first that is found. */
const run = async (page: Page, typed: string) => {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
};

test('every page is reached by its keys and by its name, and Tab goes on into it', async ({ program }) => {
  const { page } = program;
  const names = ['Invites', 'Compose', 'Players', 'Calls', 'Emulator', 'Settings'];
  for (const [place, name] of names.entries()) {
    await page.keyboard.press(`ControlOrMeta+${place + 1}`);
    await expect(heading(page, name)).toBeVisible();
    await expect.poll(() => hasFocus(page, 'main, main *')).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => hasFocus(page, 'main *')).toBe(true);
  }
  for (const name of names) {
    await run(page, name);
    await expect(heading(page, name)).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+1');
  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading(page, 'Settings')).toBeVisible();
});

test('an invite is sent, read tab by tab, left and joined again with no pointer', async ({
  directory,
  program,
}) => {
  const { page } = program;
  const { link } = await directory.lobby();
  await run(page, 'type or paste');
  // The palette gives the keys to the field when it has closed.
  await expect(page.getByRole('textbox', { name: 'Invite link' })).toBeFocused();
  await page.keyboard.type(link);
  await page.keyboard.press('Enter');
  await program.newest('joined');
  for (const name of ['Properties', 'Changes', 'Raw', 'Calls', 'Link']) {
    await run(page, `tab ${name}`);
    await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('ControlOrMeta+PageDown');
  await expect(page.getByRole('tab', { name: 'Members' })).toHaveAttribute('aria-selected', 'true');
  await run(page, 'leave');
  await program.newest('left');
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('listbox', { name: /^Invites/ })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await program.newest('joined');
});

test('the palette filters as one types, arrows choose, and Escape gives the focus back', async ({
  program,
}) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+1');
  await expect.poll(() => hasFocus(page, 'main, main *')).toBe(true);
  const paste = page.getByRole('textbox', { name: 'Invite link' });
  await paste.focus();
  await page.keyboard.press('ControlOrMeta+k');
  const field = palette(page).getByRole('combobox');
  await expect(field).toBeFocused();
  await page.keyboard.type('theme');
  const options = palette(page).getByRole('option');
  await expect(options).toHaveText([/Light/, /Dark/]);
  const first = await field.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).not.toBe(first);
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(paste).toBeFocused();
  await run(page, 'theme dark');
  await expect.poll(() => program.hasTheme('dark')).toBe(true);
  await expect(paste).toBeFocused();
});

test('a scenario is started, and a session written to, by name alone', async ({ directory, program }) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+k');
  await expect(
    palette(page)
      .getByRole('option', { name: /^Start scenario/ })
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await run(page, 'scenario lobby');
  await expect(heading(page, 'Emulator')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Open: / }).first()).toBeVisible();
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  await program.newest('joined');
  await expect(page.getByRole('tab', { name: 'Members' })).toBeVisible();
  await run(page, 'session close');
  await expect
    .poll(async () => (await directory.read(lobby.sessionRef))?.properties.system.closed)
    .toBe(true);
});

test('what has its place on one page is reached from any other', async ({ directory, profile, program }) => {
  const { page } = program;
  const { link, handleId } = await directory.lobby();
  await program.paste(link);
  await program.newest('joined');
  await expect(page.getByRole('tab', { name: 'Members' })).toBeVisible();
  await run(page, 'edit in compose');
  await expect(page.getByLabel('handle (required)')).toHaveValue(handleId);
  await run(page, 'what players are doing');
  await expect(page.getByRole('combobox', { name: 'Ask as' })).toBeFocused();
  await run(page, 'make a real invite');
  await expect(page.getByLabel('Session', { exact: true })).toBeFocused();
  await run(page, 'select several');
  await expect(page.getByRole('region', { name: 'Selected invites' })).toContainText('0 selected');
  const path = join(profile.home, 'cut.har');
  await writeFile(path, '{"log":');
  await answerOpenDialogs(program.app, path);
  await run(page, 'open a capture');
  await expect(page.getByText(/not JSON, or was cut off/)).toBeVisible();
});

test('nothing is run where nothing is called that', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('no such thing');
  await expect(palette(page).getByRole('status')).toHaveText(/^Nothing is called that/);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
});

test('only what can be done now is offered', async ({ directory, program }) => {
  const { page } = program;
  const leave = palette(page).getByRole('option', { name: /^Leave/ });
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page).getByRole('option').first()).toBeVisible();
  await expect(leave).toHaveCount(0);
  await page.keyboard.press('Escape');
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(leave).toHaveCount(1);
});

test('a command that fails says so, and the window goes on', async ({ directory, program }) => {
  const { page } = program;
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await directory.fault({ kind: 'status', status: 403 }, { method: 'PUT' }, 9);
  await run(page, 'leave');
  await expect(page.getByText('The directory did not let the player leave: answer 403')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('That did not work')).toBeHidden();
});

test('what fields need for typing stays theirs', async ({ directory, program }) => {
  const { page } = program;
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  const paste = page.getByRole('textbox', { name: 'Invite link' });
  await paste.focus();
  await page.keyboard.type('what?');
  await expect(paste).toHaveValue('what?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+3');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(heading(page, 'Invites')).toBeVisible();
});

test('Ctrl+F goes to the search of the page, and to that of the invites where a page has none', async ({
  directory,
  program,
}) => {
  const { page } = program;
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  const search = page.getByRole('textbox', { name: 'Search invites' });
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search).toBeFocused();
  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading(page, 'Settings')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(search).toBeFocused();
  await page.keyboard.press('ControlOrMeta+4');
  await expect(heading(page, 'Calls')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(focused(page)).toHaveAttribute('contenteditable', 'true');
});

test('the navigation has a way to the palette for who does not know the keys', async ({ program }) => {
  const { page } = program;
  const entry = page.getByRole('navigation').getByRole('button', { name: 'Actions' });
  await entry.click();
  await expect(palette(page).getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(entry).toBeFocused();
});

test('who wants less motion sees none', async ({ directory, program }) => {
  const { page } = program;
  const moving = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .flatMap((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element);
          return `${animationDuration},${transitionDuration}`.split(',');
        })
        .some((duration) => Number.parseFloat(duration) > 0.001),
    );
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading(page, 'Settings')).toBeVisible();
  expect(await moving()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const key of ['ControlOrMeta+,', 'ControlOrMeta+1', 'ControlOrMeta+2', 'ControlOrMeta+k']) {
    await page.keyboard.press(key);
    await page
      .getByRole(key === 'ControlOrMeta+k' ? 'combobox' : 'heading')
      .first()
      .waitFor();
    expect(await moving()).toBe(false);
  }
});

test('? lists the shortcuts from the same place that runs them', async ({ program }) => {
  const { page } = program;
  await run(page, 'shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('Command palette');
  await expect(list).toContainText('Back to where you were');
  await page.keyboard.press('ControlOrMeta+2');
  await expect(heading(page, 'Compose')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('ControlOrMeta+2');
  await expect(heading(page, 'Compose')).toBeVisible();
});
