import type { SessionRef } from '../protocol/session-ref.ts';
import { sessionKey } from '../protocol/session-ref.ts';
import { timestamp } from './clock.ts';
import { readRefused } from './rules/access.ts';
import type { Answer } from './rules/answer.ts';
import { forgetText } from './rules/document-text.ts';
import type { StoredSession, Who } from './rules/stored.ts';
import type { Kept } from './sessions.ts';
import { titleOf } from './title.ts';
import type { Trail, TrailEntry } from './trail.ts';

export type History = {
  record(change: Kept): void;
  clear(): void;
  /** The lives of a session under one name: each has a branch. Microsoft's developer tools */
  branches(ref: SessionRef, who: Who): Answer;
  changes(ref: SessionRef, branch: string, who: Who): Answer;
  /** The document as one change left it. */
  document(ref: SessionRef, branch: string, changeNumber: number, who: Who): Answer;
};

/** What the developer tools' session history shows: the last changes of each session, as the trail keeps them. */
export const createHistory = (trail: Trail): History => {
  const entriesOf = (ref: SessionRef, who: Who, branch?: string): TrailEntry[] =>
    trail
      .of(sessionKey(ref))
      .filter(
        ({ session, gone }) =>
          !gone &&
          (branch === undefined || session.branch.toLowerCase() === branch.toLowerCase()) &&
          readRefused(session, who, false) === null,
      );

  return {
    record: ({ key, before, after, by, now }) => {
      if (before) forgetText(before);
      const session = after ?? before;
      if (!session) return;
      trail.add(key, { session, at: now, by, gone: after === undefined });
    },
    clear: trail.clear,
    branches: (ref, who) => {
      const branches = new Map<string, TrailEntry[]>();
      for (const entry of entriesOf(ref, who)) {
        const of = branches.get(entry.session.branch);
        if (of) of.push(entry);
        else branches.set(entry.session.branch, [entry]);
      }
      const ends = new Set(
        trail.of(sessionKey(ref)).flatMap(({ session, gone }) => (gone ? session.branch : [])),
      );
      const results = [...branches].map(([branch, of]) => ({
        sessionName: ref.name,
        branch,
        changes: of.at(-1)?.session.changeNumber ?? 0,
        lastModified: timestamp(of.at(-1)?.at ?? 0),
        isExpired: ends.has(branch),
      }));
      return { status: 200, json: { results } };
    },
    changes: (ref, branch, who) => {
      const of = entriesOf(ref, who, branch);
      if (of.length === 0) return UNKNOWN;
      const results = of.map(({ session, at, by }, index) => ({
        changeNumber: session.changeNumber,
        changedBy: by === null ? [] : [by],
        timestamp: timestamp(at),
        titleId: titleOf(ref.scid),
        serviceId: null,
        correlationId: session.correlationId,
        details: detailsOf(of[index - 1]?.session, session),
      }));
      return { status: 200, json: { results } };
    },
    document: (ref, branch, changeNumber, who) => {
      const entry = entriesOf(ref, who, branch).find(({ session }) => session.changeNumber === changeNumber);
      return entry ? { status: 200, session: entry.session } : UNKNOWN;
    },
  };
};

const UNKNOWN: Answer = { status: 404, text: 'The requested change is not in the history of the session.' };

/** Which parts of the document a change touched. */
const detailsOf = (before: StoredSession | undefined, after: StoredSession): string[] => {
  if (!before) return after.changeNumber === 1 ? ['created'] : [];
  const parts: [string, unknown, unknown][] = [
    ['members', before.members, after.members],
    ['properties/system', before.properties.system, after.properties.system],
    ['properties/custom', before.properties.custom, after.properties.custom],
    ['servers', before.servers, after.servers],
    ['roleTypes', before.roleTypes, after.roleTypes],
    ['initializing', before.initializing, after.initializing],
  ];
  return parts.flatMap(([name, was, is]) => (was === is ? [] : name));
};
