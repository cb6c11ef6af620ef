import { memberChanges, whoIs } from './changes-members.ts';
import type { Change, PropertyOf } from './changes-types.ts';
import { type Difference, differencesBetween } from './differences.ts';
import type { SessionDocument } from './document.ts';
import { hostOf } from './members.ts';

export { changeInEnglish } from './changes-told.ts';
export type { Change } from './changes-types.ts';

/** Derived from what is told otherwise, or told by a code of its own. */
const TOP_TOLD = new Set([
  'membersInfo',
  'members',
  'constants',
  'properties',
  'servers',
  'changeNumber',
  'branch',
]);
const SYSTEM_TOLD = new Set(['host', 'closed', 'locked', 'joinRestriction', 'readRestriction']);
const CONSTANTS_TOLD = new Set(['visibility']);
const PARTS_TOLD = new Set(['system', 'custom']);
/** All that `membersInfo` says follows from the members, where they are listed. */
const INFO_TOLD = new Set(['first', 'next', 'count', 'accepted', 'active']);

/**
 * What differs between two versions of a session, in the order in which it is best told: the version itself,
 * members, host, who may join, then values by name. `before` is null at the first look. Both documents must
 * be read at the same contract version, which names the constants.
 */
export const changesBetween = (before: SessionDocument | null, after: SessionDocument): Change[] => {
  if (before === null) return [firstLook(after)];
  const changes = [
    ...memberChanges(before, after),
    ...hostChange(before, after),
    ...admissionChanges(before, after),
    ...propertyChanges(before, after),
  ];
  return [...versionChanges(before, after, changes.length > 0), ...changes];
};

const firstLook = (document: SessionDocument): Change => {
  const members = Object.keys(document.members ?? {}).length;
  const changeNumber = document.changeNumber ?? null;
  return changeNumber === 1 ? { code: 'created', members } : { code: 'first-seen', changeNumber, members };
};

const versionChanges = (before: SessionDocument, after: SessionDocument, visible: boolean): Change[] => {
  if (before.branch?.toLowerCase() !== after.branch?.toLowerCase()) return [{ code: 'recreated' }];
  const [from, to] = [before.changeNumber, after.changeNumber];
  if (from === undefined || to === undefined || to <= from) return [];
  const changes: Change[] = [];
  if (to > from + 1) changes.push({ code: 'skipped', count: to - from - 1, from, to });
  if (!visible) changes.push({ code: 'nothing-visible', changeNumber: to });
  return changes;
};

const hostChange = (before: SessionDocument, after: SessionDocument): Change[] => {
  const [was, is] = [before.properties.system.host, after.properties.system.host];
  if (was?.toLowerCase() === is?.toLowerCase()) return [];
  const [old, host] = [hostOf(before), hostOf(after)];
  return [{ code: 'host', before: old && whoIs(old), after: host && whoIs(host), token: is ?? null }];
};

const admissionChanges = (before: SessionDocument, after: SessionDocument): Change[] => {
  const [was, is] = [before.properties.system, after.properties.system];
  const changes: Change[] = [];
  // False flags are left out by the service: absent and false are one [wire].
  if (Boolean(was.closed) !== Boolean(is.closed)) changes.push({ code: is.closed ? 'closed' : 'opened' });
  if (Boolean(was.locked) !== Boolean(is.locked)) changes.push({ code: is.locked ? 'locked' : 'unlocked' });
  const rule = (code: 'join-restriction' | 'read-restriction' | 'visibility', old?: string, now?: string) => {
    if (old !== now) changes.push({ code, before: old ?? null, after: now ?? null });
  };
  rule('join-restriction', was.joinRestriction, is.joinRestriction);
  rule('read-restriction', was.readRestriction, is.readRestriction);
  rule('visibility', before.constants.system.visibility, after.constants.system.visibility);
  return changes;
};

const propertyChanges = (before: SessionDocument, after: SessionDocument): Change[] => {
  const told = (of: PropertyOf, found: Difference[]): Change[] =>
    found.map((one) => ({ code: 'property', of, ...one }));
  // A large session lists `me` alone: there the counts are the only sign of who comes and goes.
  const infoTold = after.members && !Object.hasOwn(after.members, 'me') ? INFO_TOLD : undefined;
  return [
    ...told('custom', differencesBetween(before.properties.custom, after.properties.custom)),
    ...told('system', differencesBetween(before.properties.system, after.properties.system, SYSTEM_TOLD)),
    ...told(
      'constants.system',
      differencesBetween(before.constants.system, after.constants.system, CONSTANTS_TOLD),
    ),
    ...told('constants.custom', differencesBetween(before.constants.custom, after.constants.custom)),
    ...told('servers', differencesBetween(before.servers, after.servers)),
    ...told('membersInfo', differencesBetween(before.membersInfo, after.membersInfo, infoTold)),
    ...told('constants', differencesBetween(before.constants, after.constants, PARTS_TOLD)),
    ...told('properties', differencesBetween(before.properties, after.properties, PARTS_TOLD)),
    ...told('document', differencesBetween(before, after, TOP_TOLD)),
  ];
};
