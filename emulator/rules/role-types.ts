/** One role: how many may and how many should have it. */
export type Role = { readonly max?: number; readonly target?: number };
export type RoleType = {
  /** Owners alone give these roles. docs */
  readonly ownerManaged?: boolean;
  /** Which settings of its roles may be written later: `max`, `target`. docs */
  readonly mutableRoleSettings?: readonly string[];
  readonly roles: Readonly<Record<string, Role>>;
};
/** By the name of the role type. Names are kept in lower case. docs */
export type RoleTypes = Readonly<Record<string, RoleType>>;
