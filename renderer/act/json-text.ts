import { jsonLanguage } from '@codemirror/lang-json';
import { parseJson as parseExactly } from '../../protocol/exact-json.ts';

export type JsonProblem = {
  message: string;
  /** Offset in the text, and the same as a person counts: from 1. */
  at: number;
  line: number;
  column: number;
};

export type ParsedJson = { ok: true; value: unknown } | { ok: false; problem: JsonProblem };

/** The engine names the place in some of its sentences only, so the editor's own grammar is asked first. */
const placeIn = (message: string, text: string): number => {
  const cursor = jsonLanguage.parser.parse(text).cursor();
  do {
    if (cursor.type.isError) return cursor.from;
  } while (cursor.next());
  const at = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  return Math.min(at, text.length);
};

/** Reads JSON that somebody is typing: what is wrong, and where. */
export const parseJson = (text: string): ParsedJson => {
  try {
    return { ok: true, value: parseExactly(text) };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const at = placeIn(said, text);
    const before = text.slice(0, at).split('\n');
    const message = said.replace(/,? (?:in JSON )?at position .*$|, (?:\.{3})?".*$/s, '');
    return {
      ok: false,
      problem: { message, at, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    };
  }
};
