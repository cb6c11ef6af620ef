import { page, type Screen } from './screen.ts';

/** Signing in to Xbox Live, and who is signed in. */
export const signInScreens: Screen[] = [
  {
    name: 'players-nobody',
    show: page('Players'),
  },
  {
    name: 'sign-in-choose',
    show: async (program) => {
      await page('Players')(program);
      await program.page.getByRole('button', { name: 'Sign in…' }).click();
      await program.page.getByRole('radio', { name: /code/ }).click();
      await program.page.getByRole('textbox', { name: 'Client ID' }).fill('not one');
      await program.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await program.page.getByText('32 hex digits').waitFor();
    },
  },
];
