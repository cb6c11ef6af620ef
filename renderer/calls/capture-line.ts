import type { CapturedSession, CaptureNotice } from '../../protocol/capture-sessions.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { rowHeight } from '../time-line/row-height.ts';

/** What stands on the time line of a captured session: a version, a tap, or a refusal. */
export type LineItem = { id: string; at: string } & (
  | { kind: 'version'; version: VersionRow }
  | { kind: 'notice'; notice: CaptureNotice }
);

/** Height in pixels of a tap or a refusal. */
const NOTICE = 33;

/** Versions, taps and refusals of a session in the order of their times. */
export const lineOf = ({ rows, notices }: CapturedSession): LineItem[] =>
  [
    ...notices.map((notice, index): LineItem => ({ kind: 'notice', id: `n${index}`, at: notice.at, notice })),
    ...rows.map(
      (version): LineItem => ({
        kind: 'version',
        id: `v${version.number}`,
        at: version.seenAt,
        version,
      }),
    ),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

export const itemHeight = (item: LineItem, narrow: boolean): number =>
  item.kind === 'version' ? rowHeight(item.version, narrow) : NOTICE;
