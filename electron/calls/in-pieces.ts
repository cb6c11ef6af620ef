import type { CallSummary } from '../../protocol/call-summary.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { CallText } from './capture.ts';

/*
 * What goes to the window goes in pieces: taking 5 MB, or 10,000 rows, at once would hold up its drawing.
 */
const ROWS = 500;
const CHARACTERS = 100_000;

export const pageOf = (calls: readonly CallSummary[], from: number) => ({
  calls: calls.slice(from, from + ROWS),
  more: calls.length > from + ROWS,
});

const textsOf = (call: Call): [CallText, string][] =>
  call.kind === 'rta'
    ? [['text', call.text]]
    : [
        ['requestBody', call.requestBody],
        ['responseBody', call.responseBody],
      ];

/** The call with its long texts cut, and which those are. */
export const cutCall = (call: Call): { call: Call; cut: CallText[] } => {
  const long = textsOf(call).filter(([, text]) => text.length > CHARACTERS);
  const short = Object.fromEntries(long.map(([name, text]) => [name, text.slice(0, CHARACTERS)]));
  return { call: { ...call, ...short }, cut: long.map(([name]) => name) };
};

/** A piece of one text, from this character on. */
export const pieceOf = (call: Call, wanted: CallText, from: number): string =>
  (textsOf(call).find(([name]) => name === wanted)?.[1] ?? '').slice(from, from + CHARACTERS);
