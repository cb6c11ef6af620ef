import type { Action } from './action.ts';
import { ask } from './ask.ts';
import { focusPaste } from './focus.ts';

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
];
