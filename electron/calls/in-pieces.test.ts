import { expect, it } from 'vitest';
import { exchange, frame } from '../../protocol/call-samples.ts';
import { summaryOf } from '../../protocol/call-summary.ts';
import { cutCall, pageOf, pieceOf } from './in-pieces.ts';

it('gives rows page by page', () => {
  const calls = Array.from({ length: 1200 }, (_, at) => summaryOf(frame({ id: String(at) })));
  const pages = [0, 500, 1000].map((from) => pageOf(calls, from));
  expect(pages.map(({ calls: { length }, more }) => [length, more])).toEqual([
    [500, true],
    [500, true],
    [200, false],
  ]);
});

it('gives long texts piece by piece, and short ones at once', () => {
  const long = 'ä'.repeat(250_000);
  const { call, cut } = cutCall(exchange({ responseBody: long }));
  expect(cut).toEqual(['responseBody']);
  let text = call.kind === 'http' ? call.responseBody : '';
  for (;;) {
    const piece = pieceOf(exchange({ responseBody: long }), 'responseBody', text.length);
    if (piece === '') break;
    text += piece;
  }
  expect(text).toBe(long);
  expect(cutCall(frame())).toEqual({ call: frame(), cut: [] });
});
