import { describe, expect, it } from 'vitest';
import { Refusal } from './answer.ts';
import { parseFilter, parseOrder } from './search-filter.ts';

const values: Record<string, unknown> = {
  tags: ['ProRankOnly', 'cityMaps'],
  'numbers/skill': 6,
  'numbers/ratio': 1.5,
  'strings/class': 'ClassB',
  'session/membersCount': 4,
  'session/scid': '0000-AB',
};
const searched = (path: string) => values[path];
const passes = (filter: string) => parseFilter(filter)(searched);

describe('the filter of a search', () => {
  it.each([
    ['numbers/skill eq 6', true],
    ['numbers/skill eq 7', false],
    ['numbers/skill ne 6', false],
    ['numbers/skill gt 5.5', true],
    ['numbers/ratio ge 1.5', true],
    ['numbers/ratio lt 1.5', false],
    ['numbers/ratio le 1.5', true],
    ['numbers/none eq 1', false],
    ['numbers/none gt 1', false],
    ['numbers/none ne 1', true],
    ["tolower(strings/class) eq 'classb'", true],
    ["tolower(strings/class) ne 'classa'", true],
    ["strings/class eq 'ClassB'", false],
    ["tags/any(d:tolower(d) eq 'prorankonly')", true],
    ["tags/any(d:tolower(d) eq 'other')", false],
    ["tags/any(d:tolower(d) ne 'other')", true],
    ["tags/any(d:tolower(d) ne 'citymaps')", false],
    ["tags/any(a:tolower(a) eq 'citymaps') eq true and numbers/ratio eq 1.5", true],
    ["tags/any(a:tolower(a) eq 'citymaps') eq false", false],
    ["tags/any(a:tolower(a) eq 'x') or numbers/skill gt 5 and session/membersCount eq 4", true],
    ["tags/any(a:tolower(a) eq 'x') or numbers/skill gt 5 and session/membersCount eq 5", false],
    ["none/any(d:d eq '1')", false],
    ["session/scid eq '0000-ab'", true],
    ["tolower(session / scid) eq '0000-ab'", true],
    ["tags/any(d:d eq 'x') or (tolower(session/scid) eq '0000-ab' and numbers/skill ge 6)", true],
    ["tags/any(d:d eq 'x') or (tolower(session/scid) eq '0000-ab' and numbers/skill ge 7)", false],
    ['(numbers/skill eq 1 or numbers/skill eq 6) and (numbers/ratio eq 1.5)', true],
    ['((numbers/skill eq 1) or numbers/skill eq 2) and numbers/ratio eq 1.5', false],
  ])('%s: %s', (filter, expected) => {
    expect(passes(filter)).toBe(expected);
  });

  it.each([
    'numbers/skill',
    'numbers/skill eq',
    'a eq 1 or b eq 2 or c eq 3',
    '(',
    '()',
    '(a eq 1',
    '(a eq 1) (b eq 2)',
    "a like 'b'",
    "a eq 'b",
    'a eq b',
    '%',
  ])('refuses what it does not understand with 400: %s', (filter) => {
    expect(() => parseFilter(filter)).toThrow(Refusal);
  });

  it('does not stumble over long texts', () => {
    expect(() => parseFilter(`a eq ${'('.repeat(2_000)}`)).toThrow(Refusal);
  });
});

describe('the order of a search', () => {
  const of = (skill: unknown) => (path: string) => (path === 'numbers/skill' ? skill : undefined);
  it('is by the value of a path, ascending where nothing else is said', () => {
    expect(parseOrder('numbers/skill')(of(1), of(2))).toBeLessThan(0);
    expect(parseOrder('numbers/skill desc')(of(1), of(2))).toBeGreaterThan(0);
    expect(() => parseOrder('numbers/skill upwards')).toThrow(Refusal);
  });
});
