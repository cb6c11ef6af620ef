import type { Page } from '@playwright/test';
import { page, type Screen } from './screen.ts';
import { ask, beginSignIn, browserAtPage, signInAs, TITLE_CLIENT_ID } from './sign-in.ts';
import { REAL } from './xbox-live.ts';

const pasteFromClipboard = async (view: Page, text: string) => {
  await view.getByRole('button', { name: 'Paste a token…' }).click();
  await view.evaluate((copied) => window.beckon.command('text.copy', { text: copied }), text);
  await view.getByRole('button', { name: 'Take it from the clipboard' }).click();
};

/** Signing in to Xbox Live, and who is signed in. */
export const signInScreens: Screen[] = [
  {
    name: 'sign-in-choose',
    show: async (program) => {
      await page('Players')(program);
      await program.page.getByRole('button', { name: 'Sign in…' }).click();
      await program.page.getByRole('textbox', { name: 'Client ID' }).fill(TITLE_CLIENT_ID);
      await program.page.getByText('with a code alone').waitFor();
      await program.page.getByRole('combobox', { name: 'Sandbox' }).fill('no sandbox');
      await program.page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await program.page.getByText('may end in a dot').waitFor();
    },
  },
  {
    name: 'sign-in-code',
    show: async (program) => {
      await beginSignIn(program, /code/);
      await program.page.getByText('Time left').waitFor();
    },
  },
  {
    name: 'sign-in-browser',
    show: async (program) => {
      await beginSignIn(program, /browser/);
      await browserAtPage(program);
      await program.page.getByText('The page is open in your browser').waitFor();
    },
  },
  {
    name: 'sign-in-ended',
    show: async (program, _, xboxLive) => {
      const body = JSON.stringify({
        error: 'unauthorized_client',
        error_description: 'AADSTS700016: no such',
      });
      await xboxLive.fault({ kind: 'status', status: 400, body }, { path: 'devicecode' });
      await beginSignIn(program, /code/);
      await program.page.getByRole('button', { name: 'Change the client ID' }).waitFor();
    },
  },
  {
    name: 'token-paste',
    show: async (program) => {
      await page('Players')(program);
      await pasteFromClipboard(program.page, 'nothing of the kind');
      await program.page.getByText('No Authorization header').waitFor();
    },
  },
  {
    name: 'token-taken',
    show: async (program, _, xboxLive) => {
      await page('Players')(program);
      await pasteFromClipboard(program.page, await xboxLive.tokenOf(REAL.Gil));
      await program.page.getByText('This is a token of Gil').waitFor();
    },
  },
  {
    name: 'players-accounts',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Gil);
      await xboxLive.fault({ kind: 'status', status: 401 }, { path: '^/handles/' });
      await program.paste((await xboxLive.invite({ to: REAL.Gil })).link);
      await signInAs(program, xboxLive, REAL.Fay);
      await program.page.getByText('Xbox Live does not take the pasted token any more').waitFor();
      await program.page.getByRole('button', { name: /^Sandbox of/ }).click();
      await program.page.getByRole('menuitem', { name: 'Another…' }).click();
      await program.page.getByRole('combobox', { name: 'Another sandbox for Fay' }).fill('no sandbox');
      await program.page.keyboard.press('Enter');
      await program.page.getByRole('button', { name: 'Sign out Gil' }).click();
    },
  },
  {
    name: 'sign-in-renewed',
    show: async (program, _, xboxLive) => {
      await signInAs(program, xboxLive, REAL.Fay);
      await signInAs(program, xboxLive, REAL.Fay);
      await program.page.getByText('This account was signed in already').waitFor();
    },
  },
  {
    name: 'players-channel-down',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Gil);
      await xboxLive.fault({ kind: 'status', status: 503 }, { path: '^/connect' }, 99);
      await program.paste((await xboxLive.invite({ to: REAL.Gil })).link);
      await program.page.getByRole('button', { name: /^Join as/ }).click();
      await page('Players')(program);
      await program.page.getByText(/503/).waitFor();
    },
  },
  {
    name: 'vault-none',
    show: async (program, _, xboxLive) => {
      const setStore = (store: string | undefined) =>
        program.app.evaluate((_, there) => {
          if (there === undefined) delete process.env.STANDIN_SECRET_STORE;
          else process.env.STANDIN_SECRET_STORE = there;
        }, store);
      // The program finds out when it next keeps something, or would.
      const keep = () => ask(program, 'accounts.keep-anyway', { yes: false });
      await setStore('none');
      await keep();
      await setStore(undefined);
      await program.paste((await xboxLive.invite()).link);
      await program.page.getByRole('button', { name: /^Sign in as/ }).click();
      await program.page.getByText('An invite waits for').waitFor();
      await program.page.getByText('This system offers no secret store').waitFor();
    },
  },
  {
    name: 'members-two-of-ours',
    show: async (program, _, xboxLive) => {
      await xboxLive.addTo(program, REAL.Fay);
      await xboxLive.addTo(program, REAL.Gil);
      for (const link of await xboxLive.inviteAll(REAL.Fay, REAL.Gil)) {
        await program.paste(link);
        await program.newest('asking');
        await program.page.getByRole('button', { name: /^Join as/ }).click();
        await program.newest('joined');
      }
      await program.page.getByText('also yours').waitFor();
    },
  },
];
