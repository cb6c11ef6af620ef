import { create } from 'zustand';
import type { CallsOf, Draft, LookedUp } from '../../electron/ipc/contract.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { EMPTY_MIRROR, type Mirror } from './mirror.ts';
import { NOTHING_TOLD, type Told } from './told.ts';

export type DetailTab = 'members' | 'properties' | 'changes' | 'raw' | 'calls' | 'link';
export type Page = 'invites' | 'compose' | 'players' | 'calls' | 'emulator' | 'settings';

/** The calls that are looked at: of one activation, of all, or of a capture. */
export type ShownCalls = { of: CallsOf; calls: readonly CallSummary[]; loaded: boolean };

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
  /** What the calls page shows; the tab of an activation has its own. */
  callsOf: CallsOf;
  versions: ShownVersions | null;
  /** What is being edited, by `draftKey`; main keeps a copy, in case the window is loaded anew. */
  drafts: Readonly<Record<string, Draft>>;
  /** The draft that is in view, in place of its activation's tabs. */
  editing: string | null;
  page: Page;
  /** The activation in view. */
  selected: string | null;
  tab: DetailTab;
  /** The last look at what players are doing, and as whom: it stays when the page is left. */
  lookedUp: { as: string; answer: LookedUp } | null;
  /** What changed in the emulator while its page is open. */
  told: Told;
};

export const useStore = create<State>()(() => ({
  loaded: false,
  mirror: EMPTY_MIRROR,
  calls: null,
  callsOf: { kind: 'all' },
  versions: null,
  drafts: {},
  editing: null,
  page: 'invites',
  selected: null,
  tab: 'members',
  lookedUp: null,
  told: NOTHING_TOLD,
}));

/** A part of the mirror; a component is drawn again only when that part changes. */
export const useMirror = <T>(select: (mirror: Mirror) => T): T => useStore((state) => select(state.mirror));

export const showPage = (page: Page): void => useStore.setState({ page });
export const showTab = (tab: DetailTab): void => useStore.setState({ tab });
export const showActivation = (selected: string | null): void =>
  useStore.setState({ selected, page: 'invites' });
export const showCallsOf = (callsOf: CallsOf): void => useStore.setState({ callsOf, page: 'calls' });
