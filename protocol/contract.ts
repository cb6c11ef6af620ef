import { type Fields, isFields, mergeFields } from './merge.ts';

/**
 * The forms of `constants.system`: contract 104 and 105 keep the timers in `timeouts` and say
 * `managedInitialization`, 107 has flat `…RemovalTimeout` fields and says `memberInitialization`.
 * The service converts by the contract version of each request. [wire for 105, docs "Contract schema update"]
 */
export type ContractVersion = 104 | 105 | 107;

/** Old name in `timeouts` → name at 107. */
const TIMERS = {
  reserved: 'reservedRemovalTimeout',
  inactive: 'inactiveRemovalTimeout',
  ready: 'readyRemovalTimeout',
  sessionEmpty: 'sessionEmptyTimeout',
} as const;

/** What an initialization object without these fields means, before and at 107. docs */
const OLD_INITIALIZATION = { joinTimeout: 5_000, measurementTimeout: 5_000, membersNeededToStart: 2 };
const NEW_INITIALIZATION = { joinTimeout: 10_000, measurementTimeout: 30_000, membersNeededToStart: 1 };

/**
 * The contract version that a request's header asks for; versions between and above the known ones count as
 * the next known one below. Null when the header is missing, no number, or older than 104.
 */
export const contractFromHeader = (header: string | undefined): ContractVersion | null => {
  if (header === undefined || !/^\d{3,4}$/.test(header)) return null;
  const version = Number(header);
  if (version < 104) return null;
  if (version === 104) return 104;
  return version < 107 ? 105 : 107;
};

/**
 * `constants.system` in the form of contract 107, whichever form it came in: the old one is told by its field
 * names, as in a template without a version. A field that is there in both forms keeps its 107 value.
 */
export const toCurrentContract = (system: Fields): Fields => {
  const { timeouts, managedInitialization, ...rest } = system;
  const flat: Fields = {};
  if (isFields(timeouts))
    for (const [old, now] of Object.entries(TIMERS))
      if (Object.hasOwn(timeouts, old)) flat[now] = timeouts[old];
  if (isFields(managedInitialization)) {
    const { autoEvaluate, ...fields } = managedInitialization;
    // Absent meant "no automatic evaluation" then and means "no external evaluation" now: say which.
    flat.memberInitialization = {
      ...OLD_INITIALIZATION,
      ...fields,
      externalEvaluation: autoEvaluate !== true,
    };
  }
  return { ...flat, ...rest };
};

/** `constants.system` of contract 107 in the form of another contract version. */
export const systemConstantsAt = (system: Fields, version: ContractVersion): Fields => {
  if (version === 107) return system;
  const timeouts: Fields = {};
  const old: Fields = {};
  for (const [name, now] of Object.entries(TIMERS)) {
    if (!Object.hasOwn(system, now)) continue;
    timeouts[name] = system[now];
    old[now] = null;
  }
  const rest: Fields = { ...mergeFields(system, { ...old, memberInitialization: null }) };
  const { memberInitialization } = system;
  if (Object.keys(timeouts).length > 0) rest.timeouts = timeouts;
  if (isFields(memberInitialization)) {
    const { externalEvaluation, ...fields } = memberInitialization;
    rest.managedInitialization = {
      ...NEW_INITIALIZATION,
      ...fields,
      autoEvaluate: externalEvaluation !== true,
    };
  }
  return rest;
};
