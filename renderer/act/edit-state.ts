import {
  deltaBetween,
  deltas,
  isEmptyDelta,
  isProblem,
  mergeProperties,
  type Properties,
  type PropertiesProblem,
  propertyDifferences,
  readProperties,
} from '../../protocol/deltas.ts';
import { type Difference, sameJson } from '../../protocol/differences.ts';
import type { SessionRequest } from '../../protocol/document.ts';
import type { EditDraft } from './begin-drafts.ts';
import { textOf } from './begin-drafts.ts';
import { type JsonProblem, parseJson } from './json-text.ts';

/** What a text would send, or what is wrong with it. */
export type Edited =
  | { kind: 'not-json'; problem: JsonProblem }
  | { kind: 'not-properties'; problem: PropertiesProblem }
  | { kind: 'nothing'; wanted: Properties }
  | { kind: 'delta'; wanted: Properties; delta: Properties; request: SessionRequest };

/** Reads a draft's text against what it began from. */
export const editedIn = ({ kind, text, base }: EditDraft): Edited => {
  const parsed = parseJson(text);
  if (!parsed.ok) return { kind: 'not-json', problem: parsed.problem };
  const wanted = readProperties(parsed.value);
  if (isProblem(wanted)) return { kind: 'not-properties', problem: wanted };
  const delta = deltaBetween(base, wanted);
  if (isEmptyDelta(delta)) return { kind: 'nothing', wanted };
  const request = kind === 'mine' ? deltas.myProperties(delta) : deltas.sessionProperties(delta);
  return { kind: 'delta', wanted, delta, request };
};

/** A field that others changed since the editing began, beside what the text says of it. */
export type Meanwhile = Difference & {
  /** Absent where the text leaves the field alone; null where it removes it. */
  mine?: unknown;
};

const NOT_THERE = Symbol('not there');

const fieldIn = ({ system, custom }: Properties, path: string): unknown => {
  const dot = path.indexOf('.');
  const part = path.slice(0, dot) === 'system' ? system : custom;
  const name = path.slice(dot + 1);
  return part && Object.hasOwn(part, name) ? part[name] : NOT_THERE;
};

/** Beckon's own: written anew when its channel was lost, and then nobody else's doing. */
const OWN: ReadonlySet<string> = new Set(['system.connection', 'system.subscription']);

/** What others changed between the version that was begun from and this one; `delta` is what the text would send. */
export const changedMeanwhile = (base: Properties, now: Properties, delta: Properties | null): Meanwhile[] =>
  propertyDifferences(base, now).flatMap((difference): Meanwhile[] => {
    const mine = delta ? fieldIn(delta, difference.name) : NOT_THERE;
    if (mine !== NOT_THERE) return [{ ...difference, mine }];
    return OWN.has(difference.name) ? [] : [difference];
  });

/** The fields that both changed, and not to the same: there one of the two will be lost. */
export const bothChanged = (meanwhile: readonly Meanwhile[]): Meanwhile[] =>
  meanwhile.filter((one) => 'mine' in one && !sameJson(one.mine, one.how === 'removed' ? null : one.after));

type Version = { properties: Properties; etag: string | null; changeNumber: number | null };

/** The same change on top of another version: what the text leaves alone is theirs. */
export const rebased = (draft: EditDraft, delta: Properties, onto: Version): EditDraft => ({
  ...draft,
  text: textOf(mergeProperties(onto.properties, delta)),
  base: onto.properties,
  etag: onto.etag,
  changeNumber: onto.changeNumber,
});
