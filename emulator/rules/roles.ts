import type { Fields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import { isOwner, ownersOf } from './owners.ts';
import type { Role, RoleTypes } from './role-types.ts';
import type { StoredMember, StoredSession } from './stored.ts';

/** The role types as a document and a search result show them: with who has each role. */
export const rolesShown = (session: StoredSession): Fields | undefined => {
  const { roleTypes, members } = session;
  if (!roleTypes) return undefined;
  return mapped(roleTypes, ({ roles, ...type }, typeName) => ({
    ...type,
    roles: mapped(roles, (role, name) => {
      const memberXuids = members
        .filter((member) => member.roles?.[typeName] === name)
        .map(({ constants }) => constants.system.xuid);
      return { ...role, count: memberXuids.length, memberXuids };
    }),
  }));
};

/** What a search result has of the roles. Microsoft's client */
export const roleInfo = (session: StoredSession): Fields => ({
  roleTypes: mapped(rolesShown(session) ?? {}, (type) =>
    typeof type === 'object' && type !== null && 'roles' in type ? { roles: type.roles } : {},
  ),
});

/** Role types of a new session: those of the template, and those of the request. */
export const newRoleTypes = (
  fixed: RoleTypes | undefined,
  written: RoleTypes | undefined,
): RoleTypes | undefined => {
  if (!written) return fixed;
  return { ...lowerCased(written), ...fixed };
};

/** Later writes change `max` and `target` where the role type says that they are mutable. docs */
export const withRoleSettings = (
  session: StoredSession,
  written: RoleTypes | undefined,
  xuid: string,
): StoredSession => {
  if (!written || !session.roleTypes) {
    if (written) refuse(409, "The 'roleTypes' of the request conflict with the session, which has none.");
    return session;
  }
  let { roleTypes } = session;
  for (const [typeName, type] of Object.entries(lowerCased(written)))
    for (const [name, settings] of Object.entries(type.roles))
      roleTypes = withSettings(roleTypes, typeName, name, settings, session, xuid);
  return roleTypes === session.roleTypes ? session : { ...session, roleTypes };
};

const withSettings = (
  roleTypes: RoleTypes,
  typeName: string,
  name: string,
  settings: Role,
  session: StoredSession,
  xuid: string,
): RoleTypes => {
  const type = roleTypes[typeName];
  const role = type?.roles[name];
  if (!type || !role) return refuse(409, `The role '${typeName}.${name}' is not one of the session's.`);
  for (const setting of ['max', 'target'] as const) {
    if (settings[setting] === undefined || settings[setting] === role[setting]) continue;
    if (!type.mutableRoleSettings?.includes(setting))
      refuse(409, `The setting '${setting}' of the role '${typeName}.${name}' can't be changed.`);
    if (ownersOf(session).length > 0 && !isOwner(session, xuid))
      refuse(403, `The role '${typeName}.${name}' can be changed by an owner alone.`);
  }
  const roles = { ...type.roles, [name]: { ...role, ...settings } };
  return { ...roleTypes, [typeName]: { ...type, roles } };
};

/** What a member writes of his roles: null gives one back. 400 for an unknown role, 403 for one that is full. */
export const memberRoles = (
  session: StoredSession,
  member: StoredMember,
  written: Readonly<Record<string, string | null>> | null,
  byOwner: boolean,
): Fields | undefined => {
  if (written === null) return undefined;
  const roles = { ...member.roles };
  for (const [givenType, given] of Object.entries(written)) {
    const typeName = givenType.toLowerCase();
    if (given === null) delete roles[typeName];
    else if (roles[typeName] !== given.toLowerCase()) {
      assertRoleFree(session, typeName, given.toLowerCase(), byOwner);
      roles[typeName] = given.toLowerCase();
    }
  }
  return Object.keys(roles).length > 0 ? roles : undefined;
};

const assertRoleFree = (session: StoredSession, typeName: string, name: string, byOwner: boolean): void => {
  const type = session.roleTypes?.[typeName];
  const role = type?.roles[name];
  if (!type || !role) unknownRole(typeName, name);
  if (type?.ownerManaged && !byOwner)
    refuse(403, `The role '${typeName}.${name}' is given by an owner alone.`);
  const count = session.members.filter((member) => member.roles?.[typeName] === name).length;
  if (role?.max !== undefined && count >= role.max)
    refuse(
      403,
      `The role '${typeName}.${name}' is taken.`,
      `role ${typeName}.${name}: ${count} of ${role.max}`,
    );
};

const unknownRole = (typeName: string, name: string): never =>
  refuse(400, `The request is not valid: 'members.me.roles.${typeName}': the session has no role '${name}'.`);

const lowerCased = (roleTypes: RoleTypes): RoleTypes =>
  Object.fromEntries(
    Object.entries(roleTypes).map(([name, type]) => [
      name.toLowerCase(),
      {
        ...type,
        roles: Object.fromEntries(
          Object.entries(type.roles).map(([role, settings]) => [role.toLowerCase(), settings]),
        ),
      },
    ]),
  );

const mapped = <From, To>(
  from: Readonly<Record<string, From>>,
  to: (value: From, name: string) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(from).map(([name, value]) => [name, to(value, name)]));
