import { create } from 'zustand';
import type { Action } from './action.ts';

/** What lies over the window. */
export const useOver = create<{ over: 'palette' | 'shortcuts' | null }>()(() => ({ over: null }));

export const helpActions: readonly Action[] = [
  {
    id: 'help.palette',
    group: 'help',
    name: (t) => t('palette.title'),
    keys: ['Mod+K'],
    // In the palette itself it would only close it.
    when: () => useOver.getState().over === null,
    run: () => useOver.setState({ over: 'palette' }),
  },
  {
    id: 'help.shortcuts',
    group: 'help',
    name: (t) => t('shortcuts.title'),
    keys: ['?', 'Mod+/'],
    run: () => useOver.setState({ over: 'shortcuts' }),
  },
];
