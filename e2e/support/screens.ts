import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from './dialogs.ts';
import type { TestDirectory } from './directory.ts';
import { chooseAction, typeJson } from './editing.ts';
import { emulatorScreens } from './emulator-screens.ts';
import type { Program } from './program.ts';

/** Every screen of the window, and how a person gets there. */
export type Screen = { name: string; show(program: Program, directory: TestDirectory): Promise<void> };

const join = async (program: Program, directory: TestDirectory, options = {}) => {
  const lobby = await directory.lobby(options);
  await program.open(lobby.link);
  await program.newest('joined');
  return lobby;
};

const tab = (name: string) => async (program: Program, directory: TestDirectory) => {
  await join(program, directory);
  await program.page.getByRole('tab', { name }).click();
  await program.page.getByRole('tabpanel').waitFor();
};

/** A page of the navigation, once its heading is there. */
const page = (name: string) => async (program: Program) => {
  await program.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await program.page.getByRole('heading', { name, exact: true, level: 2 }).waitFor();
};

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

/** Exports the calls that are shown, and opens the file as a capture. */
const openOwnCalls = async (program: Program) => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'beckon-capture-'));
  const path = joinPath(folder, 'his.har');
  try {
    await answerSaveDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Export' }).click();
    await program.page.getByRole('menuitem', { name: /As HAR/ }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await program.page.getByText(/A capture is data/).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
};

export const screens: Screen[] = [
  {
    name: 'first-start',
    show: async (program) => {
      await program.page.getByRole('button', { name: 'Send yourself an invite' }).waitFor();
    },
  },
  { name: 'members', show: tab('Members') },
  {
    name: 'member-details',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.getByRole('gridcell', { name: /^Ada/ }).click();
      await program.page.getByRole('region', { name: 'Ada, in full' }).waitFor();
    },
  },
  {
    name: 'members-100',
    show: async (program, directory) => {
      await join(program, directory, { members: 99 });
      await program.page.getByRole('tab', { name: 'Members' }).click();
    },
  },
  {
    name: 'act-menu',
    show: async (program, directory) => {
      await join(program, directory);
      await chooseAction(program.page, 'Active', 'Ready');
      await program.page.getByText(/written as change/).waitFor();
      await program.page.getByRole('button', { name: 'Session', exact: true }).click();
    },
  },
  {
    name: 'act-edit',
    show: async (program, directory) => {
      await join(program, directory);
      await chooseAction(program.page, 'More actions', 'My properties…');
      const custom = '{\n  "custom": {\n    "skill": 12,\n    "loadout": ["bow", "shield"]\n  }\n}';
      await typeJson(program.page, 'My properties', custom);
      await program.page.getByRole('region', { name: 'What will be sent' }).waitFor();
    },
  },
  {
    name: 'act-conflict',
    show: async (program, directory) => {
      const { sessionRef } = await join(program, directory);
      const { page } = program;
      await chooseAction(page, 'More actions', 'The session’s properties…');
      await typeJson(
        page,
        'The session’s properties',
        '{\n  "custom": {\n    "map": "mill",\n    "mode": "duel"\n  }\n}',
      );
      await directory.write(sessionRef, { properties: { custom: { map: 'ice', round: 2 } } });
      await page.getByText(/Changed meanwhile/).waitFor();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('region', { name: /in the meantime/ }).waitFor();
    },
  },
  {
    name: 'act-request',
    show: async (program, directory) => {
      await join(program, directory);
      const { page } = program;
      await chooseAction(page, 'More actions', 'Any request: edit and send…');
      await chooseAction(page, 'Begin from', 'Join by handle as Beckon does: PUT with members.me');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('Status 200').waitFor();
    },
  },
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
  {
    name: 'calls',
    show: async (program, directory) => {
      await tab('Calls')(program, directory);
      await program.page.getByRole('option', { name: /PUT/ }).first().click();
      await program.page.getByRole('textbox', { name: 'Body of the response' }).waitFor();
    },
  },
  {
    name: 'calls-page',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.getByRole('button', { name: 'Calls', exact: true }).click();
      await program.page.getByRole('textbox', { name: 'Filter calls' }).fill('kind:http status:4yy');
      await program.page.getByText('“4yy” is no status').waitFor();
    },
  },
  {
    name: 'calls-completion',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.getByRole('button', { name: 'Calls', exact: true }).click();
      await program.page.getByRole('textbox', { name: 'Filter calls' }).click();
      await program.page.keyboard.type('s');
      await program.page.getByRole('option', { name: /^status:/ }).waitFor();
    },
  },
  {
    name: 'calls-capture',
    show: async (program, directory) => {
      const { sessionRef } = await join(program, directory);
      await directory.write(sessionRef, { properties: { custom: { map: 'mill' } } });
      await program.page.getByRole('button', { name: 'Calls', exact: true }).click();
      await program.page.getByRole('option', { name: /GET/ }).first().waitFor();
      await openOwnCalls(program);
      await program.page.getByRole('radio', { name: 'Sessions' }).check();
      await program.page.getByRole('option', { name: /map/ }).click();
      await program.page.locator('.cm-mergeView').waitFor();
    },
  },
  {
    name: 'asking',
    show: async (program, directory) => {
      const { handleId } = await directory.lobby();
      await program.open(`ms-xbl-decafbad://inviteHandleAccept/?handle=${handleId}`);
      await program.newest('asking');
    },
  },
  {
    name: 'refused',
    show: async (program) => {
      await program.open('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
      await program.newest('refused');
    },
  },
  {
    name: 'failed',
    show: async (program, directory) => {
      await program.open((await directory.lobby({ full: true })).link);
      await program.newest('failed');
    },
  },
  {
    name: 'left',
    show: async (program, directory) => {
      await join(program, directory);
      await program.page.getByRole('button', { name: /^leave/i }).click();
      await program.newest('left');
    },
  },
  {
    name: 'search',
    show: async (program, directory) => {
      await program.open('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
      await program.newest('refused');
      await join(program, directory);
      await program.page.getByRole('textbox', { name: 'Search invites' }).fill('decafbad');
      await program.page.getByRole('button', { name: 'Filters', exact: true }).click();
      await program.page.getByRole('button', { name: 'joined' }).click();
      await program.page.getByRole('button', { name: 'Select several' }).click();
      await program.page.getByRole('listbox').first().press('Control+a');
      await program.page
        .getByRole('region', { name: 'Selected invites' })
        .getByRole('button', { name: 'Delete' })
        .click();
    },
  },
  {
    name: 'settings',
    show: page('Settings'),
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
  ...emulatorScreens,
];
