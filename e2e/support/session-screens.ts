import type { TestDirectory } from './directory.ts';
import type { Program } from './program.ts';
import { join, type Screen, tab } from './screen.ts';

/** Writes of the host, each of which makes a version. */
const versionWrites = [
  { properties: { custom: { map: 'dust', mode: 'duel', rounds: { won: 0, lost: 0 } } } },
  { members: { me: { properties: { custom: { skill: 12, loadout: ['bow', 'shield'] } } } } },
  { properties: { custom: { map: 'mill' }, system: { joinRestriction: 'followed' } } },
  { properties: { custom: { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 } } },
  { members: { me: { properties: { system: { active: false } } } } },
];

const versionsOf = (program: Program) =>
  program.page.getByRole('listbox', { name: /^Versions/ }).getByRole('option');

const showVersions = async (program: Program, directory: TestDirectory) => {
  const { sessionRef } = await join(program, directory);
  await program.page.getByRole('tab', { name: 'Changes' }).click();
  for (const [place, body] of versionWrites.entries()) {
    await directory.write(sessionRef, body);
    await versionsOf(program)
      .nth(place + 1)
      .waitFor();
  }
};

/** A session’s document: its properties, its changes, the whole of it. */
export const sessionScreens: Screen[] = [
  { name: 'properties', show: tab('Properties') },
  {
    name: 'properties-closed',
    show: async (program, directory) => {
      const { sessionRef } = await join(program, directory);
      await directory.write(sessionRef, { properties: { system: { closed: true } } });
      await program.page.getByRole('tab', { name: 'Properties' }).click();
      await program.page.getByText('Not even who is invited').waitFor();
    },
  },
  {
    name: 'changes',
    show: showVersions,
  },
  {
    name: 'changes-compared',
    show: async (program, directory) => {
      await showVersions(program, directory);
      await versionsOf(program).nth(1).click();
      await program.page.locator('.cm-changedText').first().waitFor();
    },
  },
  {
    name: 'changes-paths',
    show: async (program, directory) => {
      await showVersions(program, directory);
      await versionsOf(program).nth(0).click();
      await program.page
        .getByRole('option')
        .nth(5)
        .click({ modifiers: ['Shift'] });
      await program.page.getByText('Paths').click();
      await program.page.getByRole('table', { name: /by path$/ }).waitFor();
    },
  },
  {
    name: 'raw',
    show: async (program, directory) => {
      await tab('Raw')(program, directory);
      await program.page.locator('.cm-content').waitFor();
    },
  },
];
