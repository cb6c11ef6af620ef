import { mergeFields, without } from '../../protocol/merge.ts';
import { NO_ACCESS, refuse } from './answer.ts';
import { hasCapability } from './constants.ts';
import type { Delta } from './delta.ts';
import { isOwner } from './owners.ts';
import { memberWith, type StoredSession, visibilityOf, type Who } from './stored.ts';

/** Merges the session's own properties: `system` by field, `custom` by top-level key. [wire] */
export const withProperties = (session: StoredSession, { properties }: Delta, who: Who): StoredSession => {
  if (!properties) return session;
  assertMaySet(session, properties.system ?? {}, who);
  const { initializationSucceeded: _verdict, ...written } = properties.system ?? {};
  const merged = mergeFields(session.properties.system, written);
  const system = without(
    merged,
    FLAGS.filter((flag) => merged[flag] === false),
  );
  const custom =
    properties.custom === null ? {} : mergeFields(session.properties.custom, properties.custom ?? {});
  return { ...session, properties: { system, custom } };
};

/** What is false is not there. [wire] */
const FLAGS = ['closed', 'locked'];

type System = NonNullable<NonNullable<Delta['properties']>['system']>;

const assertMaySet = (session: StoredSession, { keywords, owners }: System, who: Who): void => {
  if (keywords && keywords.length > 0 && visibilityOf(session) === 'private')
    refuse(400, "The request is not valid: 'properties.system.keywords': a private session has none.");
  if (owners === undefined) return;
  if (!hasCapability(session.constants, 'hasOwners'))
    refuse(
      400,
      "The request is not valid: 'properties.system.owners': the session lacks the capability 'hasOwners'.",
    );
  if (!who.server && !isOwner(session, who.xuid))
    refuse(403, NO_ACCESS, `owners: ${who.xuid} is no owner, and can't name others`);
};

/** With `hasOwners` the player who makes a session owns it. docs */
export const withFirstOwner = (session: StoredSession, { xuid }: Who): StoredSession => {
  const creator = memberWith(session, xuid);
  if (!creator || !hasCapability(session.constants, 'hasOwners')) return session;
  const system = { ...session.properties.system, owners: [creator.constants.system.index] };
  return { ...session, properties: { ...session.properties, system } };
};
