import type { PlacedMember } from '../../protocol/members.ts';
import { isFields } from '../../protocol/merge.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * What is shown of a member in places of its own, and the rest, so that nothing of the document goes unseen.
 * `roles` are told as `type: role`; both they and `groups` may be anything in a document from tomorrow.
 */
export const memberParts = ({ member }: PlacedMember) => {
  const {
    next,
    roles,
    constants,
    properties,
    joinTime: _joinTime,
    reserved: _reserved,
    gamertag: _gamertag,
    activeTitleId: title,
    deviceToken: device,
    ...rest
  } = member;
  const { connection, subscription, groups, ...system } = properties.system;
  const { xuid, ...constant } = constants.system;
  return {
    xuid,
    title,
    device,
    connection,
    subscription,
    roles: isFields(roles) ? Object.entries(roles).map(([type, role]) => `${type}: ${text(role)}`) : [],
    groups: Array.isArray(groups) ? groups.map(text) : [],
    /** Of `properties.system`. */
    system,
    /** Of `constants.system` and of the member itself. */
    other: {
      ...constant,
      next,
      ...rest,
      ...(roles !== undefined && !isFields(roles) && { roles }),
      ...(groups !== undefined && !Array.isArray(groups) && { groups }),
    },
  };
};
