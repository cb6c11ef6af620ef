import type { TestDirectory } from './directory.ts';
import { openEmulator } from './emulator-page.ts';
import type { Program } from './program.ts';
import type { Screen } from './screen.ts';

const joined = async (program: Program, directory: TestDirectory) => {
  await program.open((await directory.lobby()).link);
  await program.newest('joined');
};

/** The tabs of the Emulator page, each with something in it. */
export const emulatorScreens: Screen[] = [
  {
    name: 'emulator-scenarios',
    show: async (program) => {
      const page = await openEmulator(program, 'Scenarios');
      await page.getByRole('button', { name: 'Start lobby' }).click();
      await page.getByRole('list', { name: 'Links of lobby' }).waitFor();
      await page.getByRole('button', { name: 'Start invite-storm' }).click();
      await page.getByRole('list', { name: 'Links of invite-storm' }).waitFor();
    },
  },
  {
    name: 'emulator-sessions',
    show: async (program, directory) => {
      await directory.lobby({ visibility: 'private' });
      await directory.lobby({ full: true });
      const page = await openEmulator(program, 'Sessions');
      await page.getByRole('option').first().click();
      await page.getByRole('grid', { name: 'Members of the session' }).waitFor();
    },
  },
  {
    name: 'emulator-players',
    show: async (program) => {
      const page = await openEmulator(program, 'Players');
      await page.getByRole('option', { name: /Bea/ }).click();
      await page.getByRole('heading', { name: 'People list' }).waitFor();
    },
  },
  {
    name: 'emulator-faults',
    show: async (program) => {
      const page = await openEmulator(program, 'Faults');
      await page.getByRole('switch', { name: /^503/ }).click();
      await page.getByRole('button', { name: /^Take back: 503/ }).waitFor();
    },
  },
  {
    name: 'emulator-requests',
    show: async (program, directory) => {
      await program.open((await directory.lobby({ full: true })).link);
      await program.newest('failed');
      await joined(program, directory);
      const page = await openEmulator(program, 'Requests');
      await page.getByRole('option', { name: /403/ }).first().click();
      await page.getByRole('heading', { name: 'Why it was refused' }).waitFor();
    },
  },
  {
    name: 'emulator-state',
    show: async (program) => {
      const page = await openEmulator(program, 'Clock and state');
      await page.getByRole('button', { name: '2 h' }).click();
      await page.getByText('2 h ahead of this machine').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('before the test');
      await page.getByRole('button', { name: 'Keep' }).click();
      await page.getByRole('button', { name: 'Restore before the test' }).waitFor();
    },
  },
];
