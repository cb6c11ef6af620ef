import {
  type Bounds,
  type CallFilter,
  FILTER_KEYS,
  type FilterProblem,
  KINDS,
  MARKS,
  TEXT_KEYS,
  type Term,
} from './call-filter-terms.ts';
import { type FilterWord, filterWords } from './call-filter-words.ts';

export type ParsedFilter = { ok: true; filter: CallFilter } | { ok: false; problems: FilterProblem[] };

const among = <T extends string>(values: readonly T[], value: string): T | undefined =>
  values.find((one) => one === value);

const UNITS: Record<string, number> = { '': 1, ms: 1, s: 1000, b: 1, k: 1000, kb: 1000, m: 1e6, mb: 1e6 };
/** Which units go with which key. */
const UNITS_OF = { ms: ['', 'ms', 's'], size: ['', 'b', 'k', 'kb', 'm', 'mb'], status: [''] };

const NUMBER = String.raw`(\d{1,20}(?:\.\d{1,20})?)([a-z]*)`;
const COMPARED = new RegExp(`^(>=|<=|>|<)${NUMBER}$`, 'i');
const RANGE = new RegExp(`^${NUMBER}-${NUMBER}$`, 'i');
const ALONE = new RegExp(`^${NUMBER}$`, 'i');

const amount = (digits: string | undefined, unit: string | undefined, units: readonly string[]) => {
  const factor = units.includes(unit?.toLowerCase() ?? '') ? UNITS[unit?.toLowerCase() ?? ''] : undefined;
  return factor === undefined ? Number.NaN : Number(digits) * factor;
};

/** `>100`, `<=5k`, `100-200`, `100`; null when it is none of these. */
const boundsIn = (value: string, key: keyof typeof UNITS_OF): Bounds | null => {
  const units = UNITS_OF[key];
  const compared = COMPARED.exec(value);
  if (compared) {
    const number = amount(compared[2], compared[3], units);
    return Number.isNaN(number) ? null : { op: compared[1] as '>' | '>=' | '<' | '<=', value: number };
  }
  const range = RANGE.exec(value);
  if (range) {
    const [from, to] = [amount(range[1], range[2] || range[4], units), amount(range[3], range[4], units)];
    return from <= to ? { from, to } : null;
  }
  const alone = ALONE.exec(value);
  const number = alone ? amount(alone[1], alone[2], units) : Number.NaN;
  return Number.isNaN(number) ? null : { from: number, to: number };
};

const statusIn = (value: string): Bounds | 'none' | null => {
  if (value.toLowerCase() === 'none') return 'none';
  const hundred = /^([1-5])xx$/i.exec(value)?.[1];
  if (hundred) return { from: Number(hundred) * 100, to: Number(hundred) * 100 + 99 };
  return boundsIn(value, 'status');
};

type Read = Term | FilterProblem['code'];

const readTerm = ({ key, value, not, quoted, open }: FilterWord): Read => {
  if (open) return 'open-quote';
  if (key === null) return { key: 'text', text: value, not };
  if (!among(FILTER_KEYS, key)) return 'unknown-key';
  if (value === '' && !quoted) return 'no-value';
  const textKey = among(TEXT_KEYS, key);
  if (textKey) return { key: textKey, text: value, not };
  switch (key) {
    case 'status': {
      const found = value.split(',').map(statusIn);
      const known = found.filter((one) => one !== null);
      return known.length === found.length ? { key, among: known, not } : 'bad-status';
    }
    case 'method':
      return { key, among: value.toUpperCase().split(',').filter(Boolean), not };
    case 'kind': {
      const kind = among(KINDS, value.toLowerCase());
      return kind ? { key, kind, not } : 'unknown-kind';
    }
    case 'is': {
      const mark = among(MARKS, value.toLowerCase());
      return mark ? { key, mark, not } : 'unknown-mark';
    }
    case 'ms':
    case 'size': {
      const bounds = boundsIn(value, key);
      return bounds ? { key, bounds, not } : 'bad-number';
    }
    default:
      return 'unknown-key';
  }
};

/**
 * Reads a filter's text. A colon behind a word that is no key is told as a mistake rather than searched for,
 * and text that holds one is searched for in quotes. The empty filter lets everything pass.
 */
export const parseFilter = (text: string): ParsedFilter => {
  const terms: Term[] = [];
  const problems: FilterProblem[] = [];
  for (const word of filterWords(text)) {
    const read = readTerm(word);
    if (typeof read !== 'string') terms.push(read);
    else {
      const inKey = read === 'unknown-key';
      const from = inKey || word.value === '' ? word.from : word.valueFrom;
      const part = inKey ? (word.key ?? '') : word.value || `${word.key}:`;
      problems.push({ code: read, from, to: inKey ? word.valueFrom : word.to, part });
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, filter: terms };
};

const quotedIfNeeded = (text: string, alone: boolean): string =>
  text === '' || /[\s"]/.test(text) || (alone && /^-|^[a-z]+:/i.test(text))
    ? `"${text.replaceAll(/["\\]/g, '\\$&')}"`
    : text;

const boundsText = (bounds: Bounds): string => {
  if ('op' in bounds) return bounds.op + bounds.value;
  return bounds.from === bounds.to ? String(bounds.from) : `${bounds.from}-${bounds.to}`;
};

const termText = (term: Term): string => {
  switch (term.key) {
    case 'text':
      return quotedIfNeeded(term.text, true);
    case 'status':
      return `status:${term.among.map((one) => (one === 'none' ? one : boundsText(one))).join(',')}`;
    case 'method':
      return `method:${term.among.join(',')}`;
    case 'kind':
      return `kind:${term.kind}`;
    case 'is':
      return `is:${term.mark}`;
    case 'ms':
    case 'size':
      return `${term.key}:${boundsText(term.bounds)}`;
    default:
      return `${term.key}:${quotedIfNeeded(term.text, false)}`;
  }
};

/** The text of a filter; parsed again it is the same filter. */
export const formatFilter = (filter: CallFilter): string =>
  filter.map((term) => (term.not ? '-' : '') + termText(term)).join(' ');
