import type { CommandAnswer, CommandOutput } from '../../electron/ipc/contract.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { type CommandTrouble, command } from './command.ts';
import { type ShownVersions, useStore } from './store.ts';

type Answer = CommandAnswer<CommandOutput<'versions.list'>>;

/** Rows a page: enough to fill any window, and little enough for one turn. */
const PAGE = 500;

/** The versions in view with one more; one that is there already, or another activation's, changes nothing. */
export const withVersion = (
  shown: ShownVersions | null,
  activationId: string,
  row: VersionRow,
): ShownVersions | null => {
  if (shown?.activationId !== activationId) return shown;
  const last = shown.rows.at(-1)?.number ?? 0;
  return row.number > last ? { ...shown, rows: [...shown.rows, row] } : shown;
};

/** The versions in view with a page of older ones before them. */
const withOlder = (
  shown: ShownVersions,
  page: { rows: readonly VersionRow[]; unreadable: number; older: number | null },
): ShownVersions => {
  const first = shown.rows[0]?.number ?? Number.POSITIVE_INFINITY;
  const older = page.rows.filter(({ number }) => number < first);
  return {
    ...shown,
    rows: [...older, ...shown.rows],
    unreadable: shown.unreadable + page.unreadable,
    loaded: true,
    complete: page.older === null,
  };
};

/**
 * Loads the versions of an activation into view, the latest page first, then the older ones; those that are
 * seen meanwhile are kept. Resolves with what went wrong, or null; stops when another activation is looked at.
 */
export const loadVersions = async (activationId: string): Promise<CommandTrouble | null> => {
  if (useStore.getState().versions?.activationId === activationId) return null;
  const shown = { activationId, rows: [], unreadable: 0, loaded: false, complete: false };
  useStore.setState({ versions: shown });
  const isShown = () => useStore.getState().versions?.activationId === activationId;
  let before: number | null = null;
  while (isShown()) {
    const answer: Answer = await command('versions.list', { id: activationId, before, limit: PAGE });
    if (!isShown()) break;
    if (!answer.ok) {
      useStore.setState({ versions: null });
      return answer.error;
    }
    const page: CommandOutput<'versions.list'> = answer.value;
    useStore.setState(({ versions }) => (versions ? { versions: withOlder(versions, page) } : {}));
    if (page.older === null) break;
    before = page.older;
  }
  return null;
};
