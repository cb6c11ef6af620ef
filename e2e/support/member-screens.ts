import { join, type Screen, tab } from './screen.ts';

/** The members of a session. */
export const memberScreens: Screen[] = [
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
];
