import { create } from 'zustand';

/** What the filters offer, as the journal had it when they were last opened: title ids and xuids. */
export const useFacets = create<{ titles: readonly string[]; players: readonly string[] }>()(() => ({
  titles: [],
  players: [],
}));
