import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFilter, parseFilter } from './call-filter.ts';
import { completeFilter, filterFacts } from './call-filter-complete.ts';
import { callMatcher, neededTexts } from './call-filter-match.ts';
import { FILTER_KEYS, KINDS, MARKS, TEXT_KEYS } from './call-filter-terms.ts';
import { exchange, frame } from './call-samples.ts';
import { summaryOf } from './call-summary.ts';
import type { Call } from './exchange.ts';

const filterOf = (text: string) => {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filter;
};
const passes = (text: string, call: Call): boolean => {
  const { summary, whole } = callMatcher(filterOf(text));
  return summary(summaryOf(call)) && whole(call);
};
const problems = (text: string) => {
  const parsed = parseFilter(text);
  return parsed.ok ? [] : parsed.problems;
};

const put = exchange();
const calledOff = exchange({ status: null, error: { code: 'aborted', message: 'called off' } });
const lost = exchange({ method: 'GET', status: null, attempt: 3, error: { code: 'E', message: 'm' } });
const refused = exchange({ status: 403, ms: 1500, responseBody: 'x'.repeat(2_000) });

describe('a filter', () => {
  it.each([
    ['', put, true],
    ['status:2xx', put, true],
    ['status:4xx', put, false],
    ['status:4xx,none', lost, true],
    ['status:400-499', refused, true],
    ['status:>=500', refused, false],
    ['-status:2xx', refused, true],
    ['status:2xx', frame(), false],
    ['method:put', put, true],
    ['method:GET,PUT', put, true],
    ['-method:PUT', put, false],
    ['path:/session', put, true],
    ['path:xboxlive', put, false],
    ['host:XBOXLIVE', put, true],
    ['call:byhandle', put, true],
    ['body:inviteprotocol', put, true],
    ['request:inviteProtocol', put, false],
    ['response:inviteProtocol', put, true],
    ['response:taps', frame(), true],
    ['request:taps', frame(), false],
    ['header:"etag: "', put, true],
    ['header:retry-after', put, false],
    ['kind:rta', frame(), true],
    ['kind:rta', put, false],
    ['is:failed', lost, true],
    ['is:repeat', lost, true],
    ['is:failed', calledOff, false],
    ['status:none', calledOff, true],
    ['is:failed', put, false],
    ['is:tap', frame(), true],
    ['is:tap', frame({ text: '[4]' }), false],
    ['is:close', frame({ direction: 'close' }), true],
    ['ms:>1s', refused, true],
    ['ms:<=12', put, true],
    ['size:>2k', refused, true],
    ['size:<1k', refused, false],
    ['5e361402 members', put, true],
    ['"nothing of it"', put, false],
    ['https://sessiondirectory', put, true],
    ['status:4xx method:PUT', refused, true],
    ['status:4xx method:GET', refused, false],
  ])('%s: %#', (text, call, expected) => {
    expect(passes(text, call)).toBe(expected);
  });

  it('says which part is wrong, and where it stands', () => {
    expect(problems('method:PUT status:4yy')).toEqual([
      { code: 'bad-status', from: 18, to: 21, part: '4yy' },
    ]);
    expect(problems('stat:404')).toEqual([{ code: 'unknown-key', from: 0, to: 5, part: 'stat' }]);
    expect(problems('is:odd kind:ftp')).toMatchObject([{ code: 'unknown-mark' }, { code: 'unknown-kind' }]);
    expect(problems('ms:>fast size:9-2')).toMatchObject([{ code: 'bad-number' }, { code: 'bad-number' }]);
    expect(problems('body:')).toEqual([{ code: 'no-value', from: 0, to: 5, part: 'body:' }]);
    expect(problems('body:"no end')).toMatchObject([{ code: 'open-quote', from: 5, to: 12 }]);
    expect(problems('ms:5m')).toMatchObject([{ code: 'bad-number' }]);
  });

  it('needs headers and bodies only where it asks for them', () => {
    expect(callMatcher(filterOf('status:4xx path:x -kind:rta')).needsWhole).toBe(false);
    expect(callMatcher(filterOf('inviteProtocol')).needsWhole).toBe(true);
    expect(neededTexts(filterOf('Word body:Bee -body:not header:etag status:200'))).toEqual(['word', 'bee']);
  });

  it('never fails on a text, and problems stay inside it', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('status:', '"', '-', ' ', 'body:"', '\\'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        for (const { from, to } of problems(text)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeLessThan(to);
        }
      }),
    );
  });

  it('is the same filter when its text is parsed again', () => {
    const words = fc.stringMatching(/^[a-z0-9:"\\ /äß-]+$/).filter((text) => text.trim() !== '');
    const number = fc.integer({ min: 0, max: 1e9 });
    const bounds = fc.oneof(
      fc.record({ op: fc.constantFrom('>', '>=', '<', '<='), value: number }),
      fc.tuple(number, number).map(([one, other]) => ({
        from: Math.min(one, other),
        to: Math.max(one, other),
      })),
    );
    const term = fc.oneof(
      fc.record({ key: fc.constantFrom('text', ...TEXT_KEYS), text: words }),
      fc.record({
        key: fc.constant('status'),
        among: fc.array(fc.oneof(bounds, fc.constant('none')), { minLength: 1 }),
      }),
      fc.record({ key: fc.constantFrom('ms', 'size'), bounds }),
      fc.record({ key: fc.constant('kind'), kind: fc.constantFrom(...KINDS) }),
      fc.record({ key: fc.constant('is'), mark: fc.constantFrom(...MARKS) }),
    );
    const filters = fc.array(fc.tuple(term, fc.boolean()).map(([one, not]) => ({ ...one, not })));
    fc.assert(
      fc.property(filters, (filter) => {
        expect(filterOf(formatFilter(filter as Parameters<typeof formatFilter>[0]))).toEqual(filter);
      }),
    );
  });
});

describe('completion', () => {
  const facts = filterFacts([put, lost, refused, frame()].map(summaryOf));
  const offered = (text: string, at = text.length) =>
    completeFilter(text, at, facts)?.options.map((option) => option.text) ?? [];

  it('offers the keys where a word begins, and those that fit what is typed', () => {
    expect(offered('')).toEqual(FILTER_KEYS.map((key) => `${key}:`));
    expect(offered('status:4xx ')).toContain('method:');
    expect(offered('me')).toEqual(['method:']);
    expect(offered('-st')).toEqual(['status:']);
    expect(completeFilter('-st', 3, facts)).toMatchObject({ from: 1, to: 3 });
  });

  it('offers the values that the calls have', () => {
    expect(offered('method:')).toEqual(['GET', 'PUT']);
    expect(offered('status:4')).toEqual(['4xx', '403']);
    expect(offered('status:2xx,40')).toEqual(['403']);
    expect(offered('host:')).toEqual(['sessiondirectory.xboxlive.com']);
    expect(offered('is:f')).toEqual(['failed']);
  });

  it('offers nothing where it knows nothing', () => {
    expect(offered('body:x')).toEqual([]);
    expect(offered('nothing-like-it')).toEqual([]);
    expect(offered('"in quotes')).toEqual([]);
  });
});
