import { isDeepStrictEqual } from 'node:util';
import { fieldDefaults } from '../../protocol/field-defaults.ts';
import { type Fields, isFields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import type { Delta } from './delta.ts';
import type { RoleTypes } from './role-types.ts';

export type Constants = { readonly system: Fields; readonly custom: Fields };
/** What a session template fixes. */
export type Template = Constants & { readonly roleTypes?: RoleTypes };

/** What a session has where neither template nor creator say otherwise; timers as at contract 107 */
const DEFAULTS: Fields = { ...fieldDefaults.constants };

/** Choice: a template that nobody described is one for PCs, since all callers here are. */
const UNDESCRIBED = {
  inviteProtocol: 'game',
  capabilities: {
    connectivity: true,
    connectionRequiredForActiveMembers: true,
    crossPlay: true,
    userAuthorizationStyle: true,
  },
};

/** The constants of a new session; 409 where the request differs from what the template fixes. */
export const newConstants = (template: Constants | undefined, written: Delta['constants']): Constants => {
  const fixed: Constants = template ?? { system: {}, custom: {} };
  assertNoConflict(fixed, written, 'the session template', false);
  const capabilities = {
    ...(template ? {} : UNDESCRIBED.capabilities),
    ...flagsOf(fixed.system.capabilities),
    ...flagsOf(written?.system?.capabilities),
  };
  const constants = {
    system: {
      ...DEFAULTS,
      ...(template ? {} : { inviteProtocol: UNDESCRIBED.inviteProtocol }),
      ...fixed.system,
      ...written?.system,
      capabilities: Object.fromEntries(Object.entries(capabilities).filter(([, flag]) => flag !== false)),
    },
    custom: { ...fixed.custom, ...written?.custom },
  };
  if (maxMembers(constants) > 100 && !hasCapability(constants, 'large'))
    refuse(
      400,
      "The request is not valid: 'constants.system.maxMembersCount': more than 100 takes a large session.",
    );
  return constants;
};

const flagsOf = (capabilities: unknown): Fields => (isFields(capabilities) ? capabilities : {});

/** 409 when a write names a constant that the session has otherwise, or has not. */
export const assertSameConstants = (existing: Constants, written: Delta['constants']): void => {
  if (written) assertNoConflict(existing, written, 'the session', true);
};

const assertNoConflict = (
  fixed: Constants,
  written: Delta['constants'],
  whose: string,
  complete: boolean,
): void => {
  for (const bag of ['system', 'custom'] as const)
    for (const [name, value] of Object.entries(written?.[bag] ?? {})) {
      const known = Object.hasOwn(fixed[bag], name);
      if (!known && !(complete && value !== null && value !== false)) continue;
      if (known && agrees(fixed[bag][name], value)) continue;
      refuse(409, `The constant 'constants.${bag}.${name}' of the request conflicts with ${whose}.`);
    }
};

/** Objects agree when each field that is written is the same; a flag that is absent is false. */
const agrees = (existing: unknown, written: unknown): boolean => {
  if (typeof existing === 'string' && typeof written === 'string')
    return existing.toLowerCase() === written.toLowerCase();
  if (!isFields(existing) || !isFields(written)) return isDeepStrictEqual(existing, written);
  return Object.entries(written).every(([name, value]) =>
    value === false ? existing[name] !== true : isDeepStrictEqual(existing[name], value),
  );
};

export const hasCapability = (constants: Constants, name: string): boolean =>
  isFields(constants.system.capabilities) && constants.system.capabilities[name] === true;

/** A session of up to 10,000 members that lists `me` alone. docs */
export const isLarge = (constants: Constants): boolean => hasCapability(constants, 'large');

/** Milliseconds; null is never. */
export const timeout = (constants: Constants, name: string): number | null => {
  const value = constants.system[name];
  return typeof value === 'number' ? value : null;
};

export const maxMembers = (constants: Constants): number =>
  typeof constants.system.maxMembersCount === 'number' ? constants.system.maxMembersCount : 100;
