import { chooseAction, typeJson } from './editing.ts';
import { join, type Screen } from './screen.ts';

/** What a player does in his session. */
export const actScreens: Screen[] = [
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
];
