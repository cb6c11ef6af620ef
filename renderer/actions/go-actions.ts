import { tabsOf } from '../detail/tabs-of.ts';
import { type Page, type State, showPage, showTab, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { focusPage, focusSearch } from './focus.ts';
import { goBack, goForward, hasBack, hasForward } from './history.ts';

/** In the order of the navigation; the compiler asks for each one. */
const PAGES = Object.keys({
  invites: true,
  compose: true,
  players: true,
  calls: true,
  emulator: true,
  settings: true,
} satisfies Record<Page, true>) as Page[];

const pageActions = PAGES.map(
  (page, at): Action => ({
    id: `go.${page}`,
    group: 'go',
    name: (t) => t(`nav.${page}`),
    keys: page === 'settings' ? ['Mod+,', `Mod+${at + 1}`] : [`Mod+${at + 1}`],
    run: () => {
      showPage(page);
      focusPage();
    },
  }),
);

const tabsShown = ({ page, selected, mirror }: State) =>
  page === 'invites' && selected !== null && mirror.activations[selected]
    ? tabsOf(mirror.sessions[selected] !== undefined)
    : [];

const tabActions = tabsOf(true).map(
  (tab): Action => ({
    id: `tab.${tab}`,
    group: 'go',
    name: (t) => t('action.tab', { tab: t(`tabs.${tab}`) }),
    when: (state) => tabsShown(state).includes(tab),
    run: () => showTab(tab),
  }),
);

/** The tab beside the present one, around the ends. */
const stepTab = (by: 1 | -1): void => {
  const state = useStore.getState();
  const tabs = tabsShown(state);
  const at = Math.max(tabs.indexOf(state.tab), 0);
  const next = tabs[(at + by + tabs.length) % tabs.length];
  if (next) showTab(next);
};

export const goActions: readonly Action[] = [
  ...pageActions,
  ...tabActions,
  {
    id: 'tab.next',
    group: 'go',
    name: (t) => t('action.nextTab'),
    keys: ['Mod+PageDown'],
    held: true,
    when: (state) => tabsShown(state).length > 0,
    run: () => stepTab(1),
  },
  {
    id: 'tab.previous',
    group: 'go',
    name: (t) => t('action.previousTab'),
    keys: ['Mod+PageUp'],
    held: true,
    when: (state) => tabsShown(state).length > 0,
    run: () => stepTab(-1),
  },
  { id: 'go.search', group: 'go', name: (t) => t('action.search'), keys: ['Mod+F'], run: focusSearch },
  {
    id: 'go.back',
    group: 'go',
    name: (t) => t('action.back'),
    keys: ['Alt+ArrowLeft'],
    when: hasBack,
    run: goBack,
  },
  {
    id: 'go.forward',
    group: 'go',
    name: (t) => t('action.forward'),
    keys: ['Alt+ArrowRight'],
    when: hasForward,
    run: goForward,
  },
];
