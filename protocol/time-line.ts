import { causeOf, type InState, statesSince } from './cause.ts';
import { changesBetween } from './changes.ts';
import { toldChanges } from './changes-told.ts';
import { sameJson } from './differences.ts';
import type { SessionDocument } from './document.ts';
import type { GapReason, VersionRow } from './version.ts';

/** How many changes a row tells: what a person reads. The documents have them all. */
const MOST_CHANGES = 100;

/** One look at a session. */
export type Seen = {
  document: SessionDocument;
  /** ISO 8601. */
  seenAt: string;
  /** When it was made by the service's own clock, as the tap that told of it says; absent where none did. */
  changedAt?: string | undefined;
  /** The xuid of the player whose write was answered with this version; null when it was merely read. */
  writer: string | null;
  /** What it means when change numbers between the look before and this one are missing. */
  missed: GapReason;
};

export type TimeLine = {
  /** The row of what was seen; null when it is no later than the last one. */
  add(seen: Seen): VersionRow | null;
};

/**
 * The time line of one session, built version by version. `last` is where an earlier one ended: its highest
 * number, and its last version where that can be read.
 */
export const createTimeLine = (
  last: { number: number; document: SessionDocument | null } | null = null,
): TimeLine => {
  let number = last?.number ?? 0;
  let before = last?.document ?? null;
  let since: ReadonlyMap<string, InState> = new Map();
  return {
    add({ document, seenAt, changedAt, writer, missed }) {
      if (before && !isLater(before, document)) return null;
      const found = changesBetween(before, document);
      const skipped = found.find((change) => change.code === 'skipped');
      const changes = found.filter((change) => change !== skipped);
      const alone = !skipped;
      const cause = causeOf({ before, after: document, changes, writer, since, seenAt, changedAt, alone });
      const told = changes.flatMap(toldChanges);
      since = statesSince(since, document, seenAt);
      before = document;
      number += 1;
      return {
        number,
        changeNumber: document.changeNumber ?? null,
        seenAt,
        cause,
        changes: told.slice(0, MOST_CHANGES),
        more: Math.max(0, told.length - MOST_CHANGES),
        gap: skipped ? { from: skipped.from + 1, to: skipped.to - 1, why: missed } : null,
      };
    },
  };
};

/** Answers may overtake each other, and the same version may be read twice. */
const isLater = (before: SessionDocument, after: SessionDocument): boolean => {
  const sameBranch = before.branch?.toLowerCase() === after.branch?.toLowerCase();
  const [was, is] = [before.changeNumber, after.changeNumber];
  if (sameBranch && was !== undefined && is !== undefined && was !== is) return is > was;
  return !sameJson(before, after);
};
