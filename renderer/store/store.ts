import { create } from 'zustand';
import type { LookedUp } from '../../electron/ipc/contract.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { EMPTY_MIRROR, type Mirror } from './mirror.ts';

export type DetailTab = 'members' | 'properties' | 'changes' | 'raw' | 'calls' | 'link';
export type Page = 'invites' | 'compose' | 'players' | 'settings';

/** The calls of one activation: those of the one that is looked at, so that memory does not grow with all. */
export type ShownCalls = { activationId: string; calls: readonly Call[]; loaded: boolean };

/** The versions of the session that is looked at, oldest first. */
export type ShownVersions = {
  activationId: string;
  rows: readonly VersionRow[];
  /** How many rows of the journal were damaged and are missing here. */
  unreadable: number;
  /** The latest are there. */
  loaded: boolean;
  /** All are there. */
  complete: boolean;
};

export type State = {
  /** False until the first snapshot. */
  loaded: boolean;
  mirror: Mirror;
  calls: ShownCalls | null;
  versions: ShownVersions | null;
  page: Page;
  /** The activation in view. */
  selected: string | null;
  tab: DetailTab;
  /** The last look at what players are doing, and as whom: it stays when the page is left. */
  lookedUp: { as: string; answer: LookedUp } | null;
};

export const useStore = create<State>()(() => ({
  loaded: false,
  mirror: EMPTY_MIRROR,
  calls: null,
  versions: null,
  page: 'invites',
  selected: null,
  tab: 'members',
  lookedUp: null,
}));

/** A part of the mirror; a component is drawn again only when that part changes. */
export const useMirror = <T>(select: (mirror: Mirror) => T): T => useStore((state) => select(state.mirror));

export const showPage = (page: Page): void => useStore.setState({ page });
export const showTab = (tab: DetailTab): void => useStore.setState({ tab });
export const showActivation = (selected: string | null): void =>
  useStore.setState({ selected, page: 'invites' });
