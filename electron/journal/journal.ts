import { createActivations, type JournalActivations } from './activations.ts';
import { createCalls, type JournalCalls, KEPT_CALLS } from './calls.ts';
import { createJournalDrafts, type JournalDrafts } from './drafts.ts';
import { indexInTurns } from './index-in-turns.ts';
import { openDatabase } from './open-database.ts';
import { createRemoval, type Removal } from './removal.ts';
import { createSearch, type Search } from './search.ts';
import { createVersions, type JournalVersions, KEPT_VERSIONS } from './versions.ts';
import { transactionsOn } from './writing.ts';

export type { Change } from './activations.ts';

/** The record on disk: activations, and of each its calls and the versions of its session. */
export type Journal = JournalActivations &
  JournalCalls &
  JournalVersions &
  JournalDrafts &
  Search &
  Removal & {
    close(): void;
  };

type JournalOptions = {
  /** Of `journal.db`; its folder must exist. */
  path: string;
  /** Told of a file that was moved aside, of rows that can't be read, and of what can't be written. */
  notice: (text: string) => void;
  now?: () => Date;
  keptCalls?: typeof KEPT_CALLS;
  keptVersions?: typeof KEPT_VERSIONS;
};

export const openJournal = (options: JournalOptions): Journal => {
  const { path, notice, now = () => new Date() } = options;
  const database = openDatabase(path, notice, now);
  const transaction = transactionsOn(database);
  const parts = { database, transaction, notice };
  const calls = createCalls({ ...parts, kept: options.keptCalls ?? KEPT_CALLS });
  const versions = createVersions({ ...parts, kept: options.keptVersions ?? KEPT_VERSIONS });
  const activations = createActivations(database, transaction, notice);
  const search = createSearch(database, transaction, notice);
  const removal = createRemoval(database, transaction);
  const indexing = indexInTurns(search.index, notice);
  const flush = (): void => {
    calls.flush();
    versions.flush();
  };
  return {
    ...activations,
    ...calls,
    ...versions,
    ...createJournalDrafts(database),
    ...search,
    ...removal,
    write(changes) {
      activations.write(changes);
      indexing.soon();
    },
    remove(ids) {
      flush();
      return removal.remove(ids);
    },
    beyond(bytes) {
      flush();
      return removal.beyond(bytes);
    },
    close() {
      indexing.stop();
      try {
        flush();
      } finally {
        database.close();
      }
    },
  };
};
