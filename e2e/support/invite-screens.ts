import { join, type Screen } from './screen.ts';

/** Invites and what became of them, and the search among them. */
export const inviteScreens: Screen[] = [
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
];
