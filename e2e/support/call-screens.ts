import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { expect } from '@playwright/test';
import { answerOpenDialogs, answerSaveDialogs } from './dialogs.ts';
import type { Program } from './program.ts';
import { join, type Screen, tab } from './screen.ts';

/** Exports the calls that are shown, and opens the file as a capture. */
const openOwnCalls = async (program: Program) => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'beckon-capture-'));
  const path = joinPath(folder, 'his.har');
  try {
    await answerSaveDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Export' }).click();
    await program.page.getByRole('menuitem', { name: /As HAR/ }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    await program.page.getByRole('button', { name: 'Calls', exact: true }).click();
    await answerOpenDialogs(program.app, path);
    await program.page.getByRole('button', { name: 'Open a capture…' }).click();
    await program.page.getByText(/A capture is data/).waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The calls, of one session and of all, and a capture. */
export const callScreens: Screen[] = [
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
      const { id } = await program.newest('joined');
      await expect
        .poll(async () => (await program.session(id))?.document.properties?.custom)
        .toMatchObject({ map: 'mill' });
      // Those of this invite alone: of the program there may be others.
      await program.page.getByRole('tab', { name: 'Calls' }).click();
      await program.page.getByRole('option', { name: /GET/ }).first().waitFor();
      await openOwnCalls(program);
      await program.page.getByRole('radio', { name: 'Sessions' }).check();
      await program.page.getByRole('option', { name: /map/ }).click();
      await program.page.locator('.cm-mergeView').waitFor();
    },
  },
];
