import { describe, expect, it } from 'vitest';
import type { SessionDocument } from '../../protocol/document.ts';
import { afterDeed, type Deed, lossOf, type Standing, standingIn } from './account.ts';

const OUTSIDE: Standing = { number: 0, inside: false };
const deed = (number: number, does: Deed['does'] = 'write'): Deed => ({ number, does });

describe('the account of a player', () => {
  it('allows what was accepted alone, until something went without an answer', () => {
    const one = afterDeed([OUTSIDE], deed(1), 'accepted');
    expect(one).toEqual([{ number: 1, inside: true }]);
    expect(afterDeed(one, deed(2), 'refused')).toEqual(one);
    const two = afterDeed(one, deed(2), 'unanswered');
    expect(lossOf('x', { number: 1, inside: true }, two)).toBeNull();
    expect(lossOf('x', { number: 2, inside: true }, two)).toBeNull();
    expect(afterDeed(two, deed(3), 'accepted')).toEqual([{ number: 3, inside: true }]);
  });

  it('says so when an accepted write is not there, and when a refused one is', () => {
    const two = afterDeed(afterDeed([OUTSIDE], deed(1), 'accepted'), deed(2), 'accepted');
    expect(lossOf('x', { number: 1, inside: true }, two)).toContain('x is shown as 1 inside');
    const refused = afterDeed(two, deed(3), 'refused');
    expect(lossOf('x', { number: 3, inside: true }, refused)).toContain('allows 2 inside');
    const left = afterDeed(two, deed(3, 'leave'), 'accepted');
    expect(lossOf('x', { number: 2, inside: true }, left)).toContain('allows 2 outside');
  });

  it('tells half of a write', () => {
    const member = (custom: object) => ({
      next: 1,
      constants: { system: { xuid: 'x', index: 0 } },
      properties: { system: {}, custom: { ...custom } },
    });
    const document = (number: number, custom: object): SessionDocument => ({
      membersInfo: { first: 0, next: 1 },
      constants: { system: {} },
      properties: { system: {}, custom: { x: number } },
      members: { 0: member(custom) },
    });
    expect(standingIn(document(2, { first: 2, second: 2 }), 'x')).toEqual({ number: 2, inside: true });
    expect(standingIn(document(2, { first: 2, second: 1 }), 'x')).toContain('half a write');
    expect(standingIn(document(1, { first: 2, second: 2 }), 'x')).toContain('half a write');
    expect(standingIn(document(3, {}), 'y')).toEqual({ number: 0, inside: false });
  });
});
