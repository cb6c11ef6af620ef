import { toCurrentContract } from '../../protocol/contract.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { fieldMeanings } from '../../protocol/field-meanings.ts';
import type { JoinRule } from '../../protocol/join-check.ts';
import { type FieldRow, fieldRows, rowKey, unsetRows } from './field-rows.ts';

/** The rows of a system object: what is set, then what a rule misses there, and apart the rest that could be. */
export type SystemRows = { rows: FieldRow[]; unset: FieldRow[] };

const namesOf = (group: keyof typeof fieldMeanings): string[] => Object.keys(fieldMeanings[group]);

const parted = (set: FieldRow[], unset: FieldRow[], missed: ReadonlySet<string>): SystemRows => ({
  rows: [...set, ...unset.filter((row) => missed.has(rowKey(row)))],
  unset: unset.filter((row) => !missed.has(rowKey(row))),
});

/** What the rules that are not met rest on, by the key of its row in this section. */
export const brokenAt = (rules: readonly JoinRule[], section: 'constants' | 'properties') => {
  const base = `${section}.system.`;
  return new Map(
    rules.flatMap(({ code, path, verdict }) =>
      verdict === 'broken' && path?.startsWith(base) ? [[path.slice(base.length), code] as const] : [],
    ),
  );
};

/** A document of either contract form; a timer that stands in `timeouts` is set. */
export const constantRows = (
  system: SessionDocument['constants']['system'],
  missed: ReadonlySet<string>,
): SystemRows => {
  const unset = unsetRows(toCurrentContract(system), namesOf('constants'));
  const flags = unsetRows(system.capabilities ?? {}, namesOf('capabilities'), 'capabilities');
  return parted(fieldRows(system), [...unset, ...flags], missed);
};

export const propertyRows = (
  system: SessionDocument['properties']['system'],
  missed: ReadonlySet<string>,
): SystemRows => parted(fieldRows(system), unsetRows(system, namesOf('properties')), missed);
