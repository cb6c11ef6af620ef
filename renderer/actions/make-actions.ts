import i18next from 'i18next';
import { announce } from '../store/announce.ts';
import { showCallsOf, showPage } from '../store/store.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';
import { focusField, focusPaste } from './focus.ts';

const openCapture = async (): Promise<void> => {
  const capture = await ask('captures.open', null);
  if (!capture) return;
  showCallsOf({ kind: 'capture', id: capture.id });
  announce(i18next.t('captures.opened', { name: capture.name }));
};

export const makeActions: readonly Action[] = [
  {
    id: 'make.invite-me',
    group: 'make',
    name: (t) => t('card.button'),
    keys: ['Mod+I'],
    when: ({ mirror }) => mirror.emulator.state === 'ready',
    run: () => ask('emulator.invite-me', null),
  },
  { id: 'make.paste', group: 'make', name: (t) => t('action.paste'), keys: ['Mod+L'], run: focusPaste },
  {
    id: 'make.real-invite',
    group: 'make',
    name: (t) => t('realInvite.title'),
    when: ({ mirror }) => Object.values(mirror.sessions).some(({ channel }) => channel !== 'stopped'),
    run: () => {
      showPage('compose');
      focusField('[aria-labelledby=real-invite] select');
    },
  },
  {
    id: 'make.look-up',
    group: 'players',
    name: (t) => t('players.doing'),
    run: () => {
      showPage('players');
      focusField('[aria-labelledby=players-doing] select');
    },
  },
  { id: 'make.capture', group: 'make', name: (t) => t('captures.open'), run: openCapture },
];
