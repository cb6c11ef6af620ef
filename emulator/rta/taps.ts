import type { ShoulderTap } from '../../protocol/taps.ts';
import { timestamp } from '../clock.ts';
import type { StoredMember, StoredSession } from '../rules/stored.ts';
import type { Change } from '../store.ts';
import { concerns } from './change-types.ts';

/** A tap, and the ConnectionId that it goes to. */
export type AddressedTap = { readonly connection: string; readonly tap: ShoulderTap };

/**
 * The taps of one change: to each member with a connection and a subscription that the change concerns, the
 * caller's own included [wire], and to those whom the change removed. Session and subscription are in lower
 * case [wire]. A session that is gone taps without a change number [wire; the meaning is inferred].
 */
export const tapsFor = (
  { key, before, after }: Change,
  now: number,
  isTapped: (connection: string) => boolean,
): AddressedTap[] => {
  const state = after ?? before;
  if (!state) return [];
  const taps: AddressedTap[] = [];
  const at = timestamp(now);
  for (const member of concerned(before, after)) {
    const { connection, subscription } = member.properties.system;
    if (typeof connection !== 'string' || !isTapped(connection) || !isSubscription(subscription)) continue;
    if (!concerns(subscription.changeTypes, before, after)) continue;
    const tap = {
      timestamp: at,
      subscription: subscription.id.toLowerCase(),
      resourceType: 'mpsd/session',
      resource: key,
      branch: state.branch,
      ...(after && { changeNumber: after.changeNumber }),
    };
    taps.push({ connection, tap });
  }
  return taps;
};

const concerned = (
  before: StoredSession | undefined,
  after: StoredSession | undefined,
): readonly StoredMember[] => {
  if (!after) return before?.members ?? [];
  if (!before || before.members === after.members) return after.members;
  const here = new Set(after.members.map(({ constants }) => constants.system.index));
  const removed = before.members.filter(({ constants }) => !here.has(constants.system.index));
  return removed.length > 0 ? [...after.members, ...removed] : after.members;
};

const isSubscription = (value: unknown): value is { id: string; changeTypes?: unknown } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
