import type { TFunction } from 'i18next';
import { offeredSandboxes } from '../players/recent-sandboxes.ts';
import { openSignIn } from '../sign-in/view.ts';
import type { State } from '../store/store.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';

export const playerActions: readonly Action[] = [
  {
    id: 'players.sign-in',
    group: 'players',
    name: (t) => t('signIn.title'),
    keys: ['Mod+Shift+S'],
    run: () => openSignIn('sign-in'),
  },
  {
    id: 'players.cancel',
    group: 'players',
    name: (t) => t('signIn.cancel'),
    when: ({ mirror }) => mirror.accounts.signIn !== null,
    run: () => ask('accounts.sign-in-cancel', null),
  },
  {
    id: 'players.paste',
    group: 'players',
    name: (t) => t('paste.title'),
    run: () => openSignIn('paste'),
  },
];

/** Another sandbox for each account, and its signing out. */
export const accountActions = ({ mirror }: State, t: TFunction): Action[] => {
  const { accounts } = mirror.accounts;
  const offered = offeredSandboxes(
    accounts.map(({ sandbox }) => sandbox),
    mirror.settings.recentSandboxes,
  );
  return accounts.flatMap(({ xuid, gamertag, kind, sandbox: present }): Action[] => [
    ...(kind === 'token' ? [] : offered.filter((sandbox) => sandbox !== present)).map(
      (sandbox): Action => ({
        id: `players.sandbox.${xuid}.${sandbox}`,
        group: 'players',
        name: () => t('players.sandboxOf', { who: gamertag, sandbox }),
        run: () => ask('accounts.sandbox', { xuid, sandbox }),
      }),
    ),
    {
      id: `players.sign-out.${xuid}`,
      group: 'players',
      name: () => t('players.signOutWhom', { who: gamertag }),
      run: () => ask('accounts.sign-out', { xuid }),
    },
  ]);
};
