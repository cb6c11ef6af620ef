import { FILTER_KEYS, type FilterKey, KINDS, MARKS } from './call-filter-terms.ts';
import { filterWords } from './call-filter-words.ts';
import type { CallSummary } from './call-summary.ts';

/** What the calls at hand offer as values. */
export type FilterFacts = { methods: string[]; statuses: string[]; hosts: string[]; calls: string[] };

export type Completion = {
  /** The part of the text that the choice takes the place of. */
  from: number;
  to: number;
  /** A key with its colon, or a value; `key` says whose, null for keys themselves. */
  options: { text: string; key: FilterKey | null }[];
};

/** Distinct values at most, so that a capture of everything does not fill the list with hosts. */
const MOST = 50;

const distinct = (values: Iterable<string>): string[] => [...new Set(values)].sort().slice(0, MOST);

const hostOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '';

export const filterFacts = (calls: readonly CallSummary[]): FilterFacts => {
  const http = calls.filter((call) => call.kind === 'http');
  return {
    methods: distinct(http.map(({ method }) => method.toUpperCase())),
    statuses: distinct(http.map(({ status }) => (status === null ? 'none' : String(status)))),
    hosts: distinct(http.map(({ url }) => hostOf(url)).filter(Boolean)),
    calls: distinct(http.map(({ call }) => call).filter(Boolean)),
  };
};

const valuesOf = (key: string, facts: FilterFacts): readonly string[] => {
  switch (key) {
    case 'status':
      return ['2xx', '3xx', '4xx', '5xx', 'none', ...facts.statuses.filter((one) => one !== 'none')];
    case 'method':
      return facts.methods;
    case 'host':
      return facts.hosts;
    case 'call':
      return facts.calls;
    case 'kind':
      return KINDS;
    case 'is':
      return MARKS;
    case 'ms':
      return ['>100', '>1000'];
    case 'size':
      return ['>10k', '>1m'];
    case 'header':
      return ['etag', 'if-match', 'retry-after', 'x-xbl-contract-version', 'x-xbl-debug'];
    default:
      return [];
  }
};

/** What may stand at a place of a filter's text; null where nothing can be offered. */
export const completeFilter = (text: string, at: number, facts: FilterFacts): Completion | null => {
  const word = filterWords(text).find(({ from, to }) => from <= at && at <= to);
  if (!word) {
    return { from: at, to: at, options: FILTER_KEYS.map((key) => ({ text: `${key}:`, key: null })) };
  }
  if (word.quoted) return null;
  if (word.key === null || at < word.valueFrom) {
    const from = word.from + (word.not ? 1 : 0);
    const typed = text.slice(from, at).toLowerCase();
    const options = FILTER_KEYS.filter((key) => key.startsWith(typed));
    const to = word.key === null ? word.to : word.valueFrom;
    return options.length === 0
      ? null
      : { from, to, options: options.map((key) => ({ text: `${key}:`, key: null })) };
  }
  const key = FILTER_KEYS.find((one) => one === word.key);
  if (!key) return null;
  // `status:404,4` completes the part behind the last comma.
  const comma = key === 'status' || key === 'method' ? text.slice(word.valueFrom, at).lastIndexOf(',') : -1;
  const from = word.valueFrom + comma + 1;
  const typed = text.slice(from, at).toLowerCase();
  const options = valuesOf(key, facts).filter((value) => value.toLowerCase().includes(typed));
  return options.length === 0
    ? null
    : { from, to: word.to, options: options.map((value) => ({ text: value, key })) };
};
