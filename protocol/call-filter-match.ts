import type { Bounds, CallFilter, Term } from './call-filter-terms.ts';
import { type CallSummary, isFailed } from './call-summary.ts';
import type { Call, HttpExchange } from './exchange.ts';

type Test<T> = (call: T) => boolean;

/** A filter made ready for many calls. */
export type CallMatcher = {
  /** What can be said without headers and bodies; true where only those decide. */
  summary: Test<CallSummary>;
  /** The terms that need headers and bodies. */
  whole: Test<Call>;
  /** Whether there are such terms at all. */
  needsWhole: boolean;
};

const within = (bounds: Bounds): Test<number> => {
  if (!('op' in bounds)) return (number) => number >= bounds.from && number <= bounds.to;
  const { op, value } = bounds;
  switch (op) {
    case '>':
      return (number) => number > value;
    case '>=':
      return (number) => number >= value;
    case '<':
      return (number) => number < value;
    case '<=':
      return (number) => number <= value;
  }
};

/** Finds a text whatever the case of its letters. */
const finder = (text: string): Test<string> => {
  const wanted = text.toLowerCase();
  return (where) => where.toLowerCase().includes(wanted);
};

const partsOf = (url: string): { host: string; path: string } => {
  const parts = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)(.*)$/i.exec(url);
  return parts ? { host: parts[1] ?? '', path: parts[2] ?? '' } : { host: '', path: url };
};

const onSummary = (term: Term): Test<CallSummary> | null => {
  switch (term.key) {
    case 'status': {
      const tests = term.among.flatMap((one) => (one === 'none' ? [] : [within(one)]));
      const none = term.among.includes('none');
      return (call) => {
        if (call.kind !== 'http') return false;
        const { status } = call;
        return status === null ? none : tests.some((test) => test(status));
      };
    }
    case 'method':
      return (call) => call.kind === 'http' && term.among.includes(call.method.toUpperCase());
    case 'kind':
      return (call) => call.kind === term.kind;
    case 'ms': {
      const test = within(term.bounds);
      return (call) => call.kind === 'http' && test(call.ms);
    }
    case 'size': {
      const test = within(term.bounds);
      return (call) => test(call.size);
    }
    case 'is':
      return (call) => {
        if (call.kind === 'rta') return term.mark === 'tap' ? call.taps > 0 : call.direction === term.mark;
        if (term.mark === 'failed') return isFailed(call);
        return term.mark === 'repeat' && call.attempt > 1;
      };
    case 'path':
    case 'host': {
      const { key } = term;
      const find = finder(term.text);
      return (call) => call.kind === 'http' && find(partsOf(call.url)[key]);
    }
    case 'call': {
      const find = finder(term.text);
      return (call) => call.kind === 'http' && find(call.call);
    }
    default:
      return null;
  }
};

const inHeaders = ({ requestHeaders, responseHeaders }: HttpExchange, find: Test<string>): boolean =>
  [requestHeaders, responseHeaders].some((headers) =>
    headers.some(([name, value]) => find(`${name}: ${value}`)),
  );

const onWhole = (term: Term): Test<Call> | null => {
  if (!('text' in term)) return null;
  const find = finder(term.text);
  switch (term.key) {
    case 'header':
      return (call) => call.kind === 'http' && inHeaders(call, find);
    case 'body':
      return (call) =>
        call.kind === 'rta' ? find(call.text) : find(call.requestBody) || find(call.responseBody);
    case 'request':
      return (call) =>
        call.kind === 'rta' ? call.direction === 'out' && find(call.text) : find(call.requestBody);
    case 'response':
      return (call) =>
        call.kind === 'rta' ? call.direction === 'in' && find(call.text) : find(call.responseBody);
    case 'text':
      return (call) =>
        call.kind === 'rta'
          ? find(call.text)
          : [call.url, call.call, call.requestBody, call.responseBody].some(find);
    default:
      return null;
  }
};

const all = <T>(filter: CallFilter, testOf: (term: Term) => Test<T> | null): Test<T>[] =>
  filter.flatMap((term) => {
    const test = testOf(term);
    if (!test) return [];
    return [term.not ? (call: T) => !test(call) : test];
  });

export const callMatcher = (filter: CallFilter): CallMatcher => {
  const summaryTests = all(filter, onSummary);
  const wholeTests = all(filter, onWhole);
  return {
    summary: (call) => summaryTests.every((test) => test(call)),
    whole: (call) => wholeTests.every((test) => test(call)),
    needsWhole: wholeTests.length > 0,
  };
};

/**
 * Texts that must stand somewhere in a call for the filter to let it pass, in lower case: a quick look at a
 * call's stored text spares reading most of them.
 */
export const neededTexts = (filter: CallFilter): string[] =>
  filter.flatMap((term) =>
    !term.not && 'text' in term && onWhole(term) && term.key !== 'header' && term.text !== ''
      ? [term.text.toLowerCase()]
      : [],
  );
