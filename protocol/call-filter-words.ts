/** One blank-separated part of a filter's text, with where it stands. */
export type FilterWord = {
  not: boolean;
  /** Null for a word to be searched for. */
  key: string | null;
  value: string;
  quoted: boolean;
  /** A quote that is never closed. */
  open: boolean;
  from: number;
  valueFrom: number;
  to: number;
};

/** A key; the scheme of a URL that was pasted is none. */
const KEY = /^(?!(?:https?|wss?):\/\/)([a-z]+):/i;

/** Reads a quoted value from its opening quote on; `\"` and `\\` stand for themselves. */
const readQuoted = (text: string, from: number): { value: string; to: number; open: boolean } => {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') return { value, to: at + 1, open: false };
    const next = text.charAt(at + 1);
    if (letter === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
    } else value += letter;
  }
  return { value, to: text.length, open: true };
};

const readValue = (text: string, from: number) => {
  if (text[from] === '"') return { ...readQuoted(text, from), quoted: true };
  const value = /^\S*/.exec(text.slice(from))?.[0] ?? '';
  return { value, to: from + value.length, open: false, quoted: false };
};

/** The parts of a filter's text, in order. Any text has parts; whether they mean something is not asked here. */
export const filterWords = (text: string): FilterWord[] => {
  const words: FilterWord[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const from = at;
    const not = text[at] === '-' && at + 1 < text.length && !/\s/.test(text.charAt(at + 1));
    if (not) at++;
    const key = KEY.exec(text.slice(at))?.[1] ?? null;
    if (key !== null) at += key.length + 1;
    const read = readValue(text, at);
    words.push({ not, key: key?.toLowerCase() ?? null, from, valueFrom: at, ...read });
    at = read.to;
  }
  return words;
};
