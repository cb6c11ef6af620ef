import { type Difference, differencesBetween, sameJson } from './differences.ts';
import type { Member, SessionDocument, SessionRequest } from './document.ts';
import { memberOf } from './members.ts';
import { type Fields, isFields, mergeFields } from './merge.ts';

/** The two bags that a session and each member have; what a write leaves out of them stays. */
export type Properties = { system?: Fields; custom?: Fields };
type Part = keyof Properties;

const PARTS: readonly Part[] = ['system', 'custom'];

export type JoinRestriction = 'none' | 'local' | 'followed';

const ofMe = (system: Fields): SessionRequest => ({ members: { me: { properties: { system } } } });
const ofSession = (system: Fields): SessionRequest => ({ properties: { system } });

/**
 * What a player's wish is as a session write. Members are written as Microsoft's client does it: `inactive`
 * takes `ready` back as well, and active and ready exclude each other. [client]
 */
export const deltas = {
  /** @param connection the member's ConnectionId; some sessions let nobody be active without it */
  active: (connection: string | undefined): SessionRequest =>
    ofMe({ active: true, ...(connection !== undefined && { connection }) }),
  inactive: (): SessionRequest => ofMe({ active: false, ready: false }),
  ready: (): SessionRequest => ofMe({ active: false, ready: true }),
  leave: (): SessionRequest => ({ members: { me: null } }),
  /** @param deviceToken of the member who is to be host; null takes the host away */
  host: (deviceToken: string | null): SessionRequest => ofSession({ host: deviceToken }),
  locked: (locked: boolean): SessionRequest => ofSession({ locked }),
  closed: (closed: boolean): SessionRequest => ofSession({ closed }),
  joinRestriction: (joinRestriction: JoinRestriction): SessionRequest => ofSession({ joinRestriction }),
  myProperties: (properties: Properties): SessionRequest => ({ members: { me: { properties } } }),
  sessionProperties: (properties: Properties): SessionRequest => ({ properties }),
};

/** The member whom this player is; a large session shows him as `me`. Null when the document lacks him. */
export const myMember = (document: SessionDocument, xuid: string): Member | null =>
  memberOf(document, xuid)?.member ?? document.members?.me ?? null;

const fieldsBetween = (before: Fields, after: Fields): Fields => {
  const changed = Object.entries(after).filter(
    ([name, value]) =>
      (value !== null || Object.hasOwn(before, name)) &&
      !(Object.hasOwn(before, name) && sameJson(before[name], value)),
  );
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return Object.fromEntries([...changed, ...gone.map((name): [string, unknown] => [name, null])]);
};

/**
 * The least that has to be written to make `before` into `after`, as the service merges: a field that is gone
 * is `null`, one that differs is whole. A part that `after` leaves out is left as it is, and a field that is
 * `null` there is one to be removed. Empty when there is nothing to write.
 */
export const deltaBetween = (before: Properties, after: Properties): Properties => {
  const delta: Properties = {};
  for (const part of PARTS) {
    const wanted = after[part];
    const fields = wanted && fieldsBetween(before[part] ?? {}, wanted);
    if (fields && Object.keys(fields).length > 0) delta[part] = fields;
  }
  return delta;
};

export const isEmptyDelta = (delta: Properties): boolean => PARTS.every((part) => delta[part] === undefined);

/** Properties with a delta applied, as the service does it. */
export const mergeProperties = (before: Properties, delta: Properties): Properties => ({
  system: mergeFields(before.system ?? {}, delta.system ?? {}),
  custom: mergeFields(before.custom ?? {}, delta.custom ?? {}),
});

/** What was made of `base` by one, applied to what another has made of it meanwhile. */
export const rebase = (base: Properties, mine: Properties, theirs: Properties): Properties =>
  mergeProperties(theirs, deltaBetween(base, mine));

/** A field of properties that differs, named by its path: `custom.map`. */
export const propertyDifferences = (before: Properties, after: Properties): Difference[] =>
  PARTS.flatMap((part) =>
    differencesBetween(before[part], after[part]).map((one) => ({ ...one, name: `${part}.${one.name}` })),
  );

/** The properties themselves, without what else a document's object of that name may hold. */
export const propertiesOf = ({ system, custom }: Properties): Properties => ({
  system: system ?? {},
  custom: custom ?? {},
});

export type PropertiesProblem = {
  code: 'not-an-object' | 'part-not-an-object' | 'unknown-part';
  part: string;
};

/** Reads a value as properties: an object with `system`, `custom` or both, each an object. */
export const readProperties = (value: unknown): Properties | PropertiesProblem => {
  if (!isFields(value)) return { code: 'not-an-object', part: '' };
  for (const [name, part] of Object.entries(value)) {
    if (name !== 'system' && name !== 'custom') return { code: 'unknown-part', part: name };
    if (!isFields(part)) return { code: 'part-not-an-object', part: name };
  }
  return value;
};

export const isProblem = (read: Properties | PropertiesProblem): read is PropertiesProblem =>
  'code' in read && typeof read.code === 'string';
