import { z } from 'zod';
import { parseJson } from '../../protocol/exact-json.ts';
import { isSecretHeader, STRUCK, strikeKnown } from '../../protocol/secrets.ts';
import { SentRequest } from '../../protocol/sent-request.ts';
import type { JournalDrafts } from '../journal/drafts.ts';

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
  /** Brings back those of the run before. Throws where the journal can't be read. */
  recover(): void;
};

/** More than anybody edits at a time; the one that lay longest gives way. */
const MOST = 100;

/** As it may be stored: what was typed or read may hold a token, and nobody sends one by hand. */
const withoutSecrets = (draft: Draft): Draft => {
  if (draft.kind !== 'request') {
    const base = Fields.parse(parseJson(strikeKnown(JSON.stringify(draft.base))));
    return { ...draft, text: strikeKnown(draft.text), base };
  }
  const struck = (request: SentRequest): SentRequest => ({
    ...request,
    path: strikeKnown(request.path),
    headers: request.headers.map(([name, value]) => [
      name,
      isSecretHeader(name) ? STRUCK : strikeKnown(value),
    ]),
    body: strikeKnown(request.body),
  });
  return { ...draft, request: struck(draft.request), before: draft.before && struck(draft.before) };
};

/** The window's drafts, kept here and in the journal, so that they outlive the window and the program. */
export const createDrafts = (desk: {
  journal: JournalDrafts;
  /** They are kept in memory all the same. */
  trouble: (text: string) => void;
}): Drafts => {
  const { journal, trouble } = desk;
  const drafts = new Map<string, Draft>();
  const keyOf = ({ id, kind }: DraftRef) => `${kind} ${id}`;
  let isLost = false;
  const writing = (work: () => void): void => {
    try {
      work();
      isLost = false;
    } catch (error) {
      // Said once, not for each key that is pressed.
      if (!isLost) trouble(`What is being edited can't be kept in the journal: ${String(error)}`);
      isLost = true;
    }
  };
  const drop = ({ id, kind }: DraftRef): void => {
    drafts.delete(keyOf({ id, kind }));
    writing(() => journal.dropDraft(id, kind));
  };
  return {
    all: () => [...drafts.values()],
    keep: (draft) => {
      drafts.delete(keyOf(draft));
      drafts.set(keyOf(draft), draft);
      writing(() => journal.keepDraft(draft.id, draft.kind, JSON.stringify(withoutSecrets(draft))));
      for (const old of [...drafts.values()].slice(0, -MOST)) drop(old);
    },
    drop,
    forget: (id) => {
      for (const kind of DraftRef.shape.kind.options) drafts.delete(keyOf({ id, kind }));
    },
    recover: () => {
      for (const body of journal.drafts()) {
        try {
          const draft = Draft.parse(parseJson(body));
          drafts.set(keyOf(draft), draft);
        } catch (error) {
          trouble(`A draft in the journal can't be read and is left out: ${String(error)}`);
        }
      }
    },
  };
};
