import type { TFunction } from 'i18next';
import type { State } from '../store/store.ts';
import type { Keys } from './keys.ts';

/** In the order of the palette: first what can be done with what is in view. */
export const GROUPS = [
  'go',
  'invite',
  'session',
  'make',
  'players',
  'emulator',
  'settings',
  'help',
  'latest',
] as const;

/** Something that can be done from anywhere in the window, by its name in the palette or by its keys. */
export type Action = {
  /** Unique, and the same in every language. */
  id: string;
  group: (typeof GROUPS)[number];
  name(t: TFunction): string;
  /** Any of these; the first is the one that is shown. */
  keys?: readonly Keys[];
  /** Once more and again while the keys are held. */
  held?: true;
  /** Also while a panel lies over the window, such as the palette. */
  anywhere?: true;
  /** Whether it can be done now; always, where this is missing. */
  when?(state: State): boolean;
  run(): unknown;
};
