import type { Activation } from '../activation/activation.ts';
import { type Teller, whoWords } from './notice-words.ts';

/** A line of the tray icon's menu. */
export type TrayEntry = { id: string; label: string };

const LATEST = 5;

/** The last activations, newest first: who invited, and what became of it. */
export const trayEntries = (activations: readonly Activation[], teller: Teller): TrayEntry[] =>
  activations
    .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt))
    .slice(0, LATEST)
    .map((activation) => ({
      id: activation.id,
      label: teller.say('tray.invite', {
        who: whoWords(activation, teller),
        state: teller.say(`states.${activation.state}`),
      }),
    }));
