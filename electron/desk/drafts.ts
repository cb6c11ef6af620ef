import { z } from 'zod';
import { SentRequest } from '../../protocol/sent-request.ts';

const Fields = z.record(z.string(), z.unknown());
/** A text that is being edited may hold anything, but not without end. */
const Text = z.string().max(2_000_000);

/** What a user has begun to write and neither sent nor discarded. */
export const Draft = z.discriminatedUnion('kind', [
  z.object({
    /** Of the activation. */
    id: z.string(),
    /** My own properties, or the session's. */
    kind: z.enum(['mine', 'session']),
    text: Text,
    /** What the editing began from, and its version. */
    base: z.object({ system: Fields.optional(), custom: Fields.optional() }),
    etag: z.string().nullable(),
    changeNumber: z.number().int().nullable(),
  }),
  z.object({
    id: z.string(),
    kind: z.literal('request'),
    request: SentRequest,
    /** What was there before another was begun from, to be taken back. */
    before: SentRequest.nullable(),
  }),
]);
export type Draft = z.infer<typeof Draft>;

export const DraftRef = z.object({ id: z.string(), kind: z.enum(['mine', 'session', 'request']) });
export type DraftRef = z.infer<typeof DraftRef>;

export type Drafts = {
  all(): Draft[];
  keep(draft: Draft): void;
  drop(draft: DraftRef): void;
  /** All of an activation that was deleted. */
  forget(id: string): void;
};

/** More than anybody edits at a time; the one that lay longest gives way. */
const MOST = 100;

/** The window's drafts, kept here so that they outlive a window that is loaded anew. */
export const createDrafts = (): Drafts => {
  const drafts = new Map<string, Draft>();
  const keyOf = ({ id, kind }: DraftRef) => `${kind} ${id}`;
  return {
    all: () => [...drafts.values()],
    keep: (draft) => {
      drafts.delete(keyOf(draft));
      drafts.set(keyOf(draft), draft);
      for (const key of [...drafts.keys()].slice(0, -MOST)) drafts.delete(key);
    },
    drop: (draft) => void drafts.delete(keyOf(draft)),
    forget: (id) => {
      for (const kind of DraftRef.shape.kind.options) drafts.delete(keyOf({ id, kind }));
    },
  };
};
