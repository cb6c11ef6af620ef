import type { Draft, DraftRef } from '../../electron/ipc/contract.ts';
import { command } from './command.ts';
import { type State, useStore } from './store.ts';

export const draftKey = ({ id, kind }: DraftRef): string => `${kind} ${id}`;

/** What a window that was loaded anew finds: the drafts, and the one of the activation in view open again. */
export const draftsOf = (
  drafts: readonly Draft[],
  selected: string | null,
): Pick<State, 'drafts' | 'editing'> => {
  const open = drafts.findLast(({ id }) => id === selected);
  return {
    drafts: Object.fromEntries(drafts.map((draft) => [draftKey(draft), draft])),
    editing: open ? draftKey(open) : null,
  };
};

/** What main has not been told yet, the latest of each; null: it is dropped. */
const untold = new Map<string, { ref: DraftRef; draft: Draft | null }>();
let telling = false;

/** One command at a time, so that they arrive in order and a fast typist does not queue up versions. */
const tellMain = async (): Promise<void> => {
  if (telling) return;
  telling = true;
  for (let next = untold.entries().next(); !next.done; next = untold.entries().next()) {
    const [key, { ref, draft }] = next.value;
    untold.delete(key);
    // Should it fail, the window has the draft still; only a reload would lose it.
    await (draft === null ? command('draft.drop', ref) : command('draft.keep', draft));
  }
  telling = false;
};

const tell = (ref: DraftRef, draft: Draft | null): void => {
  untold.set(draftKey(ref), { ref: { id: ref.id, kind: ref.kind }, draft });
  void tellMain();
};

/** Keeps a draft as it is now. */
export const keepDraft = (draft: Draft): void => {
  useStore.setState(({ drafts }) => ({ drafts: { ...drafts, [draftKey(draft)]: draft } }));
  tell(draft, draft);
};

/** It was sent or discarded. */
export const dropDraft = (ref: DraftRef): void => {
  useStore.setState(({ drafts, editing }) => {
    const { [draftKey(ref)]: _, ...rest } = drafts;
    return { drafts: rest, editing: editing === draftKey(ref) ? null : editing };
  });
  tell(ref, null);
};

/** Brings a draft into view; one that is there already is taken up again, else `begin` makes it. */
export const editDraft = (ref: DraftRef, begin: () => Draft): void => {
  const key = draftKey(ref);
  if (!useStore.getState().drafts[key]) keepDraft(begin());
  useStore.setState({ editing: key });
};

/** Out of view; the draft is kept. */
export const closeDraft = (): void => useStore.setState({ editing: null });
