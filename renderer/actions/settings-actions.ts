import i18next from 'i18next';
import { percent, zoomStep } from '../settings/zoom-factors.ts';
import { runSetupCheck } from '../setup-check/steps.ts';
import { announce } from '../store/announce.ts';
import { type State, showPage, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';

const THEMES = ['system', 'light', 'dark'] as const;

const zoomNow = (): number => useStore.getState().mirror.settings.zoom;

const zoomTo = async (zoom: number | null): Promise<void> => {
  if (zoom === null || !(await ask('settings.change', { zoom }))) return;
  announce(i18next.t('presence.zoomed', { percent: percent(zoom) }));
};

const canStep =
  (by: 1 | -1) =>
  ({ mirror }: State): boolean =>
    zoomStep(mirror.settings.zoom, by) !== null;

const zoomActions: readonly Action[] = [
  {
    id: 'settings.zoom-in',
    group: 'settings',
    name: (t) => t('action.zoomIn'),
    // The same key where `+` is typed with Shift.
    keys: ['Mod++', 'Mod+='],
    held: true,
    anywhere: true,
    when: canStep(1),
    run: () => zoomTo(zoomStep(zoomNow(), 1)),
  },
  {
    id: 'settings.zoom-out',
    group: 'settings',
    name: (t) => t('action.zoomOut'),
    keys: ['Mod+-'],
    held: true,
    anywhere: true,
    when: canStep(-1),
    run: () => zoomTo(zoomStep(zoomNow(), -1)),
  },
  {
    id: 'settings.zoom-reset',
    group: 'settings',
    name: (t) => t('action.zoomReset'),
    keys: ['Mod+0'],
    anywhere: true,
    when: ({ mirror }) => mirror.settings.zoom !== 1,
    run: () => zoomTo(1),
  },
];

/** A setting that is on or off: one of the two is offered. */
const switched = (setting: 'notices' | 'tray'): Action[] =>
  [true, false].map((on) => ({
    id: `settings.${setting}.${on}`,
    group: 'settings',
    name: (t) => t(on ? 'action.turnOn' : 'action.turnOff', { what: t(`presence.${setting}`) }),
    when: ({ mirror }) => mirror.settings[setting] !== on,
    run: () => ask('settings.change', { [setting]: on }),
  }));

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
  {
    id: 'settings.check',
    group: 'settings',
    name: (t) => t('setup.title'),
    run: () => {
      showPage('settings');
      void runSetupCheck();
    },
  },
  ...zoomActions,
  ...switched('notices'),
  ...switched('tray'),
];
