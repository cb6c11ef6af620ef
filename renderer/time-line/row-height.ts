import type { VersionRow } from '../../protocol/version.ts';

/** Pixels: a line of text, the room above and below the lines of a row, and the line that names a gap. */
const LINE = 20;
const ROOM = 13;
const GAP_LINE = 28;

/** So many changes are told in the list; a row that is selected tells all of them beside its comparison. */
const MOST_LINES = 4;

/** How many of a row's changes stand in the list, and how many more there are. */
export const linesOf = ({ changes, more }: VersionRow): { shown: number; more: number } => {
  const total = changes.length + more;
  if (total <= MOST_LINES) return { shown: changes.length, more: 0 };
  return { shown: MOST_LINES - 1, more: total - MOST_LINES + 1 };
};

/** Height of a row in pixels, told by its content alone, so that nothing is measured and nothing moves. */
export const rowHeight = (row: VersionRow, narrow: boolean): number => {
  const { shown, more } = linesOf(row);
  const lines = Math.max(1, shown + (more > 0 ? 1 : 0)) + (narrow ? 1 : 0);
  return lines * LINE + ROOM + (row.gap ? GAP_LINE : 0);
};
