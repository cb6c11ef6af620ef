import type { Call } from '../../protocol/exchange.ts';
import { parseServiceFrame } from '../../protocol/rta.ts';
import { sessionKey } from '../../protocol/session-ref.ts';
import { tapSession, tapsOf } from '../../protocol/taps.ts';
import { createTimeLine, type TimeLine } from '../../protocol/time-line.ts';
import type { GapReason, VersionRow } from '../../protocol/version.ts';
import type { JournalVersions } from '../journal/versions.ts';
import type { SessionView } from './session-view.ts';

/** How many of our own writes are remembered: their versions come at once, or with the next change notice. */
const REMEMBERED_WRITES = 500;
/** And of taps: the version that one tells of is read next. */
const REMEMBERED_TAPS = 500;

/** The oldest goes where there are more than so many. */
const remember = <V>(map: Map<string, V>, key: string, value: V, most: number): void => {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
};

/** The versions of the sessions of all activations, as they are seen. */
export type Versions = {
  /**
   * A call that was made as this player: the ETag of a write's answer tells whose version it is, and a tap when it was
   * made.
   */
  noteCall(call: Call, xuid: string | null): void;
  /** This version is the newest. Kept and told unless it was seen before. */
  seen(view: SessionView, missed: GapReason): void;
  /** Nothing more comes for this activation before long. */
  forget(activationId: string): void;
};

export const createVersions = (options: {
  journal: Pick<JournalVersions, 'addVersion' | 'lastVersion'>;
  tell: (activationId: string, row: VersionRow) => void;
  /** The time lines of the runs before can't be read; that of this one begins anew. */
  trouble: (text: string) => void;
}): Versions => {
  const { journal, tell, trouble } = options;
  const lines = new Map<string, TimeLine>();
  /** The player whose write was answered with this ETag. */
  const writers = new Map<string, string>();
  /** When a version was made, by session and change number. */
  const tapped = new Map<string, string>();

  /** An activation that is joined again goes on where it was. */
  const startLine = (activationId: string): TimeLine => {
    try {
      const last = journal.lastVersion(activationId);
      return createTimeLine(last && { number: last.number, document: last.version?.document ?? null });
    } catch (error) {
      trouble(`The versions of activation ${activationId} can't be read: ${String(error)}`);
      return createTimeLine();
    }
  };
  const lineOf = (activationId: string): TimeLine => {
    const line = lines.get(activationId) ?? startLine(activationId);
    lines.set(activationId, line);
    return line;
  };

  const noteFrame = (text: string): void => {
    const parsed = parseServiceFrame(text);
    if (!parsed.ok || parsed.frame.kind !== 'event') return;
    for (const tap of tapsOf(parsed.frame.data)) {
      const session = tapSession(tap);
      if (session === null || tap.timestamp === undefined) continue;
      remember(tapped, `${session} ${tap.changeNumber}`, tap.timestamp, REMEMBERED_TAPS);
    }
  };

  return {
    noteCall(call, xuid) {
      if (call.kind === 'rta' && call.direction === 'in') noteFrame(call.text);
      if (xuid === null || call.kind !== 'http' || call.method !== 'PUT') return;
      if (call.status !== 200 && call.status !== 201) return;
      const etag = call.responseHeaders.find(([name]) => name.toLowerCase() === 'etag')?.[1];
      if (etag === undefined) return;
      remember(writers, etag, xuid, REMEMBERED_WRITES);
    },
    seen({ activationId, ref, document, etag, readAt }, missed) {
      const writer = (etag !== null && writers.get(etag)) || null;
      const changedAt = tapped.get(`${sessionKey(ref)} ${document.changeNumber}`);
      const row = lineOf(activationId).add({ document, seenAt: readAt, changedAt, writer, missed });
      if (!row) return;
      journal.addVersion(activationId, { row, document, etag });
      tell(activationId, row);
    },
    forget: (activationId) => lines.delete(activationId),
  };
};
