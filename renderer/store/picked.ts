import { create } from 'zustand';

type PickedState = {
  /** The invites that are picked; null while none are being picked. */
  ids: ReadonlySet<string> | null;
  /** Where a range begins. */
  from: string | null;
};

/** Which invites of the list are to be deleted or exported together. */
export const usePicked = create<PickedState>()(() => ({ ids: null, from: null }));

export const startPicking = (...ids: string[]): void =>
  usePicked.setState({ ids: new Set(ids), from: ids[0] ?? null });
export const endPicking = (): void => usePicked.setState({ ids: null, from: null });
export const pickAll = (ids: readonly string[]): void => usePicked.setState({ ids: new Set(ids) });

export const togglePicked = (id: string): void =>
  usePicked.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next, from: id };
  });

/** All from the one that was picked last to this one, as the list shows them. */
export const pickTo = (id: string, shown: readonly string[]): void =>
  usePicked.setState(({ ids, from }) => {
    const [one, other] = [shown.indexOf(from ?? id), shown.indexOf(id)];
    const range = shown.slice(Math.min(one, other), Math.max(one, other) + 1);
    return one < 0 ? {} : { ids: new Set([...(ids ?? []), ...range]) };
  });

/** They are gone: nobody can pick them any more. */
export const unpick = (gone: readonly string[]): void =>
  usePicked.setState(({ ids }) => {
    if (ids === null) return {};
    const next = new Set(ids);
    for (const id of gone) next.delete(id);
    return { ids: next };
  });
