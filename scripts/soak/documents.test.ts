import { describe, expect, it } from 'vitest';
import { faultsOf, nothingKnown } from './documents.ts';

const member = (index: number, next: number, xuid = String(index)) => ({
  next,
  constants: { system: { xuid, index }, custom: {} },
  properties: { system: {}, custom: {} },
});
const document = (info: object, members: object, branch = 'one') => ({
  membersInfo: info,
  constants: { system: {}, custom: {} },
  properties: { system: {}, custom: {} },
  members,
  branch,
});

describe('a session document', () => {
  it('that is whole has no faults', () => {
    const whole = document({ first: 1, next: 5, count: 2 }, { 1: member(1, 4), 4: member(4, 5) });
    expect(faultsOf(whole, nothingKnown())).toEqual([]);
    expect(faultsOf(document({ first: 3, next: 3, count: 0 }, {}), nothingKnown())).toEqual([]);
  });

  it.each([
    ['no document', { members: {} }],
    ['nobody is', document({ first: 0, next: 2, count: 1 }, { 0: member(0, 1) })],
    ['another index', document({ first: 0, next: 1, count: 1 }, { 0: member(7, 1) })],
    ['goes back', document({ first: 0, next: 1, count: 1 }, { 0: member(0, 0) })],
    ['the document 2', document({ first: 0, next: 1, count: 1 }, { 0: member(0, 1), 3: member(3, 4) })],
  ])('is told to be wrong: %s', (words, json) => {
    const [fault] = faultsOf(json, nothingKnown());
    expect(fault).toContain(words.replace('no document', 'no session document'));
  });

  it('may not give an index to another player, or change its branch', () => {
    const known = nothingKnown();
    faultsOf(document({ first: 0, next: 1, count: 1 }, { 0: member(0, 1, 'Ada') }), known);
    const later = document({ first: 0, next: 1, count: 1 }, { 0: member(0, 1, 'Bea') }, 'two');
    expect(faultsOf(later, known)).toEqual([
      'the index 0 of Ada came back with Bea',
      'the branch one became two',
    ]);
  });
});
