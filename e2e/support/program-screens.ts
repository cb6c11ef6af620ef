import { join, page, type Screen } from './screen.ts';
import { REAL } from './xbox-live.ts';

/** What belongs to no one invite: settings, palette, links that are made, players. */
export const programScreens: Screen[] = [
  {
    name: 'settings',
    show: page('Settings'),
  },
  {
    name: 'settings-check',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Fay);
      await page('Settings')(program);
      await program.page.getByRole('button', { name: 'Check now' }).click();
      await program.page.getByRole('button', { name: 'Check again' }).waitFor();
      await program.page.getByRole('list', { name: 'Results of the check' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'palette',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.keyboard.press('ControlOrMeta+k');
      await program.page.getByRole('option', { name: /Leave/ }).waitFor();
    },
  },
  {
    name: 'palette-filtered',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.keyboard.press('ControlOrMeta+k');
      await program.page.getByRole('combobox').fill('theme');
      await program.page.getByRole('option', { name: /dark/i }).waitFor();
    },
  },
  {
    name: 'shortcuts',
    show: async (program) => {
      await program.page.getByRole('button', { name: 'Send yourself an invite' }).waitFor();
      await program.page.keyboard.press('?');
      await program.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  {
    name: 'compose',
    show: async (program, directory) => {
      const lobby = await join(program, directory);
      await page('Compose')(program);
      await program.page.getByLabel('handle (required)').fill(lobby.handleId);
      await program.page.getByLabel('invitedXuid').fill('1e5');
      await program.page.getByText('The parser refuses it').waitFor();
      await program.page.getByLabel('Name', { exact: true }).fill('a wrong xuid');
      await program.page.getByLabel('Collection').fill('Bad links');
      await program.page.getByRole('button', { name: 'Keep this link' }).click();
      await program.page.getByText('Bad links').waitFor();
      await program.page.getByRole('heading', { name: 'Compose', level: 2 }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'players',
    show: async (program, directory) => {
      await directory.lobby();
      await page('Players')(program);
      await program.page.getByRole('radio', { name: 'These players' }).click();
      await program.page.getByRole('textbox', { name: 'Xuids or gamertags' }).fill('Ada, Bea, Cyd');
      await program.page.getByRole('button', { name: 'Look up' }).click();
      await program.page.getByRole('table', { name: 'Activities' }).waitFor();
    },
  },
];
