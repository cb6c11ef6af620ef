import type { Action } from './action.ts';
import { ask } from './ask.ts';

const THEMES = ['system', 'light', 'dark'] as const;

export const settingsActions: readonly Action[] = [
  ...THEMES.map(
    (theme): Action => ({
      id: `settings.theme.${theme}`,
      group: 'settings',
      name: (t) => t('action.theme', { theme: t(`settings.themes.${theme}`) }),
      when: ({ mirror }) => mirror.settings.theme !== theme,
      run: () => ask('settings.change', { theme }),
    }),
  ),
];
