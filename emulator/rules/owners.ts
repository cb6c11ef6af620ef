import { isFields } from '../../protocol/merge.ts';
import { hasCapability } from './constants.ts';
import { memberWith, type StoredMember, type StoredSession } from './stored.ts';

/** The indices of the session's owners, as its `properties.system.owners` has them. */
export const ownersOf = (session: StoredSession): readonly number[] => {
  const { owners } = session.properties.system;
  return Array.isArray(owners) ? owners.filter((index) => typeof index === 'number') : [];
};

export const isOwner = (session: StoredSession, xuid: string): boolean => {
  const member = memberWith(session, xuid);
  return member !== undefined && ownersOf(session).includes(member.constants.system.index);
};

/** The xuids of the owners, in the order of the members. */
export const ownerXuids = (session: StoredSession): string[] => {
  const owners = ownersOf(session);
  return session.members
    .filter(({ constants }) => owners.includes(constants.system.index))
    .map(({ constants }) => constants.system.xuid);
};

/**
 * The session when its owners may have left: with `ownershipPolicies.migration` `oldest` the longest member
 * becomes the owner; with `endsession`, the default, all others are removed. docs, session browse
 */
export const withOwnersSettled = (session: StoredSession): StoredSession => {
  if (!hasCapability(session.constants, 'hasOwners')) return session;
  const owners = ownersOf(session);
  const staying = session.members.filter(isAccepted);
  const left = owners.filter((owner) => staying.some(({ constants }) => constants.system.index === owner));
  if (left.length === owners.length && (left.length > 0 || staying.length === 0)) return session;
  if (left.length > 0) return withOwners(session, left);
  const [oldest] = staying;
  if (migrationOf(session) === 'oldest')
    return withOwners(session, oldest ? [oldest.constants.system.index] : []);
  return withOwners(owners.length > 0 ? { ...session, members: [] } : session, []);
};

const withOwners = (session: StoredSession, owners: readonly number[]): StoredSession => ({
  ...session,
  properties: { ...session.properties, system: { ...session.properties.system, owners } },
});

const isAccepted = ({ reserved }: StoredMember): boolean => !reserved;

const migrationOf = ({ constants }: StoredSession): string => {
  const policies = constants.system.ownershipPolicies ?? constants.system.ownershipPolicy;
  const migration = isFields(policies) ? policies.migration : undefined;
  return typeof migration === 'string' ? migration.toLowerCase() : 'endsession';
};
