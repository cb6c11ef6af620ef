import type { Action } from '../actions/action.ts';

/** An action with its name in the language of the window. */
export type Named = { action: Action; name: string };

const folded = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

/** How well the words fit a name: all begin words of it, or are somewhere in it; null where one is not. */
const fitOf = (words: readonly string[], name: string): number | null => {
  const beginnings = name.split(/[\s/:“”"(]+/);
  let worst = 2;
  for (const word of words) {
    if (beginnings.some((one) => one.startsWith(word))) continue;
    if (!name.includes(word)) return null;
    worst = 1;
  }
  return name.startsWith(words[0] ?? '') ? worst + 1 : worst;
};

/** Those whose names hold every word that is typed; the best first, and in the order of the list otherwise. */
export const filterActions = (actions: readonly Named[], typed: string): Named[] => {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...actions];
  return actions
    .map((named) => ({ named, fit: fitOf(words, folded(named.name)) }))
    .filter((one) => one.fit !== null)
    .sort((one, other) => (other.fit ?? 0) - (one.fit ?? 0))
    .map(({ named }) => named);
};
