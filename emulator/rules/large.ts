import { refuse } from './answer.ts';
import { isLarge } from './constants.ts';
import type { Delta } from './delta.ts';
import type { StoredSession } from './stored.ts';

/**
 * What a large session does not take: 409 for members other than `me`, 400 for fields. docs, large sessions
 * Choice: a subscription, which every client sends, is taken and not kept.
 */
export const assertFitsLarge = (session: StoredSession, { members, properties }: Delta): void => {
  if (!isLarge(session.constants)) return;
  const other = Object.keys(members ?? {}).find((name) => name !== 'me');
  if (other !== undefined) refuse(409, `A large session takes no change of 'members.${other}': only of me.`);
  const own = members?.me?.properties?.system;
  if (own?.initializationGroup) notLarge('members.me.properties.system.initializationGroup');
  const system = properties?.system;
  for (const name of ['host', 'turn'] as const) if (system?.[name]) notLarge(`properties.system.${name}`);
  for (const name of ['joinRestriction', 'readRestriction'] as const) {
    const restriction = system?.[name];
    if (restriction && restriction.toLowerCase() !== 'none') notLarge(`properties.system.${name}`);
  }
};

const notLarge = (path: string): never =>
  refuse(400, `The request is not valid: '${path}': can't be set on a large session.`);
