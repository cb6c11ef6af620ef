import { whoIs } from './changes-members.ts';
import type { Change, Who } from './changes-types.ts';
import { toCurrentContract } from './contract.ts';
import type { SessionDocument } from './document.ts';
import { type MemberState, memberState, membersInOrder } from './members.ts';
import type { Cause } from './version.ts';

/** Since when, at the latest, a member has been in a state. */
export type InState = { state: MemberState; from: number };

type Evidence = {
  before: SessionDocument | null;
  after: SessionDocument;
  changes: readonly Change[];
  /** The player whose write was answered with this version. */
  writer: string | null;
  since: ReadonlyMap<string, InState>;
  seenAt: string;
  /** By the service's own clock, where a tap told. */
  changedAt: string | undefined;
  /** No version between the two is missing: what changed was one write, or the service's own doing. */
  alone: boolean;
};

const NOT_TOLD: Cause = { kind: 'not-told' };

/**
 * Who made a version. A user may write no member but his own [docs, "MPSD overview"], so what only a member can
 * have written tells him, and with him whatever else changed in the same write. A title's server could write
 * another's part as well; none of the captures shows one.
 */
export const causeOf = (evidence: Evidence): Cause => {
  const { before, changes, writer, alone } = evidence;
  if (writer !== null) return { kind: 'write', xuid: writer };
  if (!before || !alone || changes.some(({ code }) => code === 'recreated')) return NOT_TOLD;
  const writers = distinct(changes.flatMap(selfWritten));
  if (writers.length > 0) return writers.length === 1 && writers[0] ? member(writers[0]) : NOT_TOLD;
  return causeOfLoss(evidence);
};

const member = (who: Who): Cause => ({ kind: 'member', who });

const distinct = (all: Who[]): Who[] => [...new Map(all.map((who) => [who.index, who])).values()];

/** What a member writes of his `properties.system`, and neither the service nor a server does. [wire] */
const OWN_SYSTEM = new Set(['connection', 'subscription', 'secureDeviceAddress']);

/** The member who alone can have made this change. */
const selfWritten = (change: Change): Who[] => {
  switch (change.code) {
    // any write of a player who may join makes him a member; nobody else can
    case 'member-joined':
    case 'member-arrived':
      return [change.who];
    case 'member-state':
      return change.after === 'active' || change.after === 'ready' ? [change.who] : [];
    case 'member-property': {
      const { of, name, how } = change;
      const own = of === 'custom' || (of === 'system' && OWN_SYSTEM.has(name) && how !== 'removed');
      return own ? [change.who] : [];
    }
    default:
      return [];
  }
};

/** Members who turned inactive or are gone, with nothing beside that a member must have written. */
const causeOfLoss = ({ before, changes, since, seenAt, changedAt }: Evidence): Cause => {
  const losses = changes.filter((change) => change.code === 'member-left' || change.code === 'member-state');
  const [loss] = losses;
  if (!before || !loss || losses.length > 1) return NOT_TOLD;
  if (loss.code === 'member-state') return { kind: 'member-or-service', who: loss.who };
  const { who, state } = loss;
  const held = since.get(keyOf(who));
  const limit = state === 'active' ? null : removalTimeout(before, state);
  if (state !== 'active' && limit !== null && held?.state === state) {
    const isOver = Date.parse(seenAt) - held.from >= limit;
    if (isOver || wasDue(before, changedAt)) return { kind: 'timer', who, state };
  }
  return state === 'reserved' ? NOT_TOLD : { kind: 'member-or-service', who };
};

/** Timers are looked at before any write [docs]: what is made after the next one was due came after it had run. */
const wasDue = ({ nextTimer }: SessionDocument, changedAt: string | undefined): boolean =>
  typeof nextTimer === 'string' && changedAt !== undefined && Date.parse(changedAt) >= Date.parse(nextTimer);

const TIMEOUTS = {
  inactive: 'inactiveRemovalTimeout',
  ready: 'readyRemovalTimeout',
  reserved: 'reservedRemovalTimeout',
} as const;

/** How long a member may stay in a state, in milliseconds; null where the document does not say. */
const removalTimeout = (document: SessionDocument, state: keyof typeof TIMEOUTS): number | null => {
  const timeout = toCurrentContract(document.constants.system)[TIMEOUTS[state]];
  return typeof timeout === 'number' && timeout > 0 ? timeout : null;
};

const keyOf = ({ index, xuid }: Who): string => `${index} ${xuid}`;

/**
 * Since when each member has been in his state. Where we may not have seen him come into it he has been in it
 * for longer, which makes the time that is counted a lower bound.
 */
export const statesSince = (
  since: ReadonlyMap<string, InState>,
  document: SessionDocument,
  seenAt: string,
): ReadonlyMap<string, InState> =>
  new Map(
    membersInOrder(document).map((placed) => {
      const key = keyOf(whoIs(placed));
      const state = memberState(placed.member);
      const held = since.get(key);
      return [key, held?.state === state ? held : { state, from: Date.parse(seenAt) }];
    }),
  );
