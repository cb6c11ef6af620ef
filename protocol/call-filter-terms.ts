/**
 * The filter language for calls: `status:4xx method:PUT body:inviteProtocol -kind:rta ms:>100 "two words"`.
 * All terms must hold; `-` turns one round; a word without a key searches URL, call, bodies and frames.
 */

/** A number compared, or a range with both ends in it. */
export type Bounds = { op: '>' | '>=' | '<' | '<='; value: number } | { from: number; to: number };

/** Keys whose value is text to be found, letters' case apart. */
export const TEXT_KEYS = ['path', 'host', 'call', 'header', 'body', 'request', 'response'] as const;
export const KINDS = ['http', 'rta'] as const;
export const MARKS = ['failed', 'repeat', 'tap', 'open', 'out', 'in', 'close'] as const;

type TermValue =
  | { key: 'text'; text: string }
  | { key: (typeof TEXT_KEYS)[number]; text: string }
  | { key: 'status'; among: (Bounds | 'none')[] }
  | { key: 'method'; among: string[] }
  | { key: 'kind'; kind: (typeof KINDS)[number] }
  | { key: 'is'; mark: (typeof MARKS)[number] }
  | { key: 'ms' | 'size'; bounds: Bounds };

export type Term = TermValue & { not: boolean };
export type CallFilter = readonly Term[];

export const FILTER_KEYS = [
  'status',
  'method',
  'path',
  'host',
  'call',
  'body',
  'request',
  'response',
  'header',
  'kind',
  'is',
  'ms',
  'size',
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Why a part of a filter can't be used: a code for the window's words, and the part that it is about. */
export type FilterProblem = {
  code:
    | 'unknown-key'
    | 'no-value'
    | 'open-quote'
    | 'bad-status'
    | 'bad-number'
    | 'unknown-kind'
    | 'unknown-mark';
  /** Places in the text, counted from 0. */
  from: number;
  to: number;
  part: string;
};
