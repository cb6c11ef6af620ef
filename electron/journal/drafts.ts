import type { DatabaseSync } from 'node:sqlite';

/** What is being written about an activation and is neither sent nor discarded: one of each kind, as JSON. */
export type JournalDrafts = {
  /** In place of the one of this kind. Throws where it can't be written, and for an activation that is unknown. */
  keepDraft(activationId: string, kind: string, body: string): void;
  dropDraft(activationId: string, kind: string): void;
  /** In the order in which they were kept. An activation that is deleted takes its own along. */
  drafts(): string[];
};

export const createJournalDrafts = (database: DatabaseSync): JournalDrafts => {
  const put = database.prepare('INSERT OR REPLACE INTO drafts (activation_id, kind, body) VALUES (?, ?, ?)');
  const drop = database.prepare('DELETE FROM drafts WHERE activation_id = ? AND kind = ?');
  return {
    keepDraft: (activationId, kind, body) => void put.run(activationId, kind, body),
    dropDraft: (activationId, kind) => void drop.run(activationId, kind),
    drafts: () =>
      database
        .prepare('SELECT body FROM drafts ORDER BY number')
        .all()
        .map(({ body }) => String(body)),
  };
};
