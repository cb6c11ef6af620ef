import { create } from 'zustand';
import type { Activation, ActivationState, InviteQuery } from '../../electron/ipc/contract.ts';
import { type CommandTrouble, command } from './command.ts';
import { type Mirror, withOlder } from './mirror.ts';
import { useStore } from './store.ts';

/** What is looked for in the list of invites. */
export type Filters = {
  text: string;
  states: readonly ActivationState[];
  /** Decimal title id. */
  title: string | null;
  /** A xuid. */
  player: string | null;
  /** Received within so many days; null is at any time. */
  days: number | null;
};

/** Rows of the journal: their activations are in the mirror. */
type Rows = { ids: readonly string[]; total: number; next: number | null };

type FoundState = {
  filters: Filters;
  /** What the filters let through; null while there are none. */
  found: Rows | null;
  /** Without filters: what the journal has beyond the mirror; null before it was asked. */
  older: Rows | null;
  trouble: CommandTrouble | null;
};

export const NO_FILTERS: Filters = { text: '', states: [], title: null, player: null, days: null };
const PAGE = 100;
/** The most that one command gives. */
const LARGEST_PAGE = 1000;
const DAY_MS = 24 * 3600_000;

export const useFound = create<FoundState>()(() => ({
  filters: NO_FILTERS,
  found: null,
  older: null,
  trouble: null,
}));

export const isFiltered = ({ text, states, title, player, days }: Filters): boolean =>
  text.trim() !== '' || states.length > 0 || title !== null || player !== null || days !== null;

/** Names of players are not in the journal: a word that begins one counts as its xuid, too. */
const wordsOf = (text: string, names: Mirror['gamertags']): InviteQuery['words'] =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => ({
      text: word.slice(0, 200),
      or: Object.entries(names)
        .filter(([, name]) =>
          name
            .toLowerCase()
            .split(/\s+/)
            .some((part) => part.startsWith(word.toLowerCase())),
        )
        .map(([xuid]) => xuid)
        .slice(0, 50),
    }));

export const queryOf = (filters: Filters, names: Mirror['gamertags'], now: Date): InviteQuery => ({
  words: wordsOf(filters.text, names),
  states: [...filters.states],
  title: filters.title,
  player: filters.player,
  since: filters.days === null ? null : new Date(now.getTime() - filters.days * DAY_MS).toISOString(),
  until: null,
});

/** The query of the filters as they are now. */
export const presentQuery = (): InviteQuery =>
  queryOf(useFound.getState().filters, useStore.getState().mirror.gamertags, new Date());

const keepRows = (rows: readonly Activation[]): readonly string[] => {
  useStore.setState(({ mirror }) => ({ mirror: withOlder(mirror, rows) }));
  return rows.map(({ id }) => id);
};

/** As many rows as are shown, anew. What the filters became meanwhile is asked for after it. */
const findOnce = async (): Promise<void> => {
  const { filters, found } = useFound.getState();
  if (!isFiltered(filters)) return useFound.setState({ found: null, trouble: null });
  const take = Math.min(Math.max(found?.ids.length ?? 0, PAGE), LARGEST_PAGE);
  const answer = await command('invites.find', { ...presentQuery(), take, before: null });
  if (useFound.getState().filters !== filters) return;
  if (!answer.ok) return useFound.setState({ trouble: answer.error });
  const { rows, total, next } = answer.value;
  useFound.setState({ found: { ids: keepRows(rows), total, next }, trouble: null });
};

let finding: Promise<void> | null = null;
let stale = false;

/** One search at a time: the next one is for what was typed last. */
const refind = async (): Promise<void> => {
  stale = true;
  finding ??= (async () => {
    while (stale) {
      stale = false;
      await findOnce();
    }
    finding = null;
  })();
  await finding;
};

export const setFilters = (change: Partial<Filters>): void => {
  useFound.setState(({ filters, found }) => ({
    filters: { ...filters, ...change },
    // The next answer begins at the top again.
    found: found && { ...found, ids: found.ids.slice(0, PAGE) },
  }));
  void refind();
};

/** An activation came or changed: what is found may be another now. */
export const noteChanged = (): void => {
  if (useFound.getState().found !== null) void refind();
};

export const noteDeleted = (ids: readonly string[]): void => {
  const gone = new Set(ids);
  const less = (rows: Rows | null): Rows | null => {
    if (!rows) return null;
    const left = rows.ids.filter((id) => !gone.has(id));
    return { ...rows, ids: left, total: rows.total - (rows.ids.length - left.length) };
  };
  useFound.setState(({ found, older }) => ({ found: less(found), older: less(older) }));
  noteChanged();
};

let loading = false;

const nextPage = async (): Promise<void> => {
  const { filters, found, older } = useFound.getState();
  const { mirror } = useStore.getState();
  if (found ? found.next === null : older?.next === null) return;
  // Those that arrived in the same millisecond as the last one are asked for again, and known.
  const last = mirror.activations[mirror.order.at(-1) ?? '']?.receivedAt;
  const until = last === undefined ? null : new Date(Date.parse(last) + 1).toISOString();
  const query = found ? presentQuery() : { ...queryOf(NO_FILTERS, {}, new Date()), until };
  const before = found ? found.next : (older?.next ?? null);
  const answer = await command('invites.find', { ...query, take: PAGE, before });
  if (useFound.getState().filters !== filters) return;
  if (!answer.ok) return useFound.setState({ trouble: answer.error });
  const { rows, total, next } = answer.value;
  const ids = keepRows(rows);
  useFound.setState((state) => {
    const known = new Set([...(found ? (state.found?.ids ?? []) : (state.older?.ids ?? []))]);
    if (!found) for (const id of useStore.getState().mirror.order) known.add(id);
    const more = ids.filter((id) => !known.has(id));
    const page = { total, next, ids: [...((found ? state.found : state.older)?.ids ?? []), ...more] };
    return found ? { found: page } : { older: page };
  });
};

/** The end of the list is near: more of it, where there is more. */
export const loadMore = async (): Promise<void> => {
  if (loading) return;
  loading = true;
  await nextPage();
  loading = false;
};

/** The ids of the list as it is shown, newest first. */
export const shownIds = (order: readonly string[], { found, older }: FoundState): readonly string[] =>
  found ? found.ids : older && older.ids.length > 0 ? [...order, ...older.ids] : order;
