import { expect, test } from 'vitest';
import { SessionDocument } from '../../protocol/document.ts';
import { orderedMembers } from './member-order.ts';

const member = (xuid: string, next: number) => ({
  next,
  constants: { system: { xuid } },
  properties: { system: {} },
});
const document = SessionDocument.parse({
  membersInfo: { first: 4, next: 9 },
  constants: { system: {} },
  properties: { system: {} },
  members: { 1: member('a', 7), 4: member('b', 1), 7: member('c', 9) },
});
const indices = (you: string, order: 'document' | 'me-first') =>
  orderedMembers(document, you, order).map(({ index }) => index);

test('members stand in the order of the list, or oneself before it', () => {
  expect(indices('c', 'document')).toEqual(['4', '1', '7']);
  expect(indices('c', 'me-first')).toEqual(['7', '4', '1']);
});

test('who is no member any more changes no order', () => {
  expect(indices('gone', 'me-first')).toEqual(['4', '1', '7']);
});
