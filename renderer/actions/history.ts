import { type Page, type State, useStore } from '../store/store.ts';

/** A place in the window: a page, and on the invites the activation in view. */
type Place = { page: Page; selected: string | null };

/** So many places are kept. */
const LONGEST = 50;

let back: Place[] = [];
let forward: Place[] = [];
/** The next change is a step through the places, and is no new one. */
let stepping = false;

const placeOf = ({ page, selected }: State): Place => ({ page, selected });

/** Notes each place that is left from now on. Returns the function that ends it. */
export const keepHistory = (): (() => void) => {
  back = [];
  forward = [];
  return useStore.subscribe((state, before) => {
    if (stepping || !before.loaded) return;
    if (state.page === before.page && state.selected === before.selected) return;
    back = [...back.slice(1 - LONGEST), placeOf(before)];
    forward = [];
  });
};

const stepTo = (place: Place): void => {
  stepping = true;
  // What was in view may have been deleted meanwhile.
  useStore.setState(({ mirror }) => ({
    page: place.page,
    selected: place.selected !== null && mirror.activations[place.selected] ? place.selected : null,
  }));
  stepping = false;
};

export const hasBack = (): boolean => back.length > 0;
export const hasForward = (): boolean => forward.length > 0;

export const goBack = (): void => {
  const place = back.at(-1);
  if (!place) return;
  forward = [...forward, placeOf(useStore.getState())];
  back = back.slice(0, -1);
  stepTo(place);
};

export const goForward = (): void => {
  const place = forward.at(-1);
  if (!place) return;
  back = [...back, placeOf(useStore.getState())];
  forward = forward.slice(0, -1);
  stepTo(place);
};
