import { isDeepStrictEqual } from 'node:util';
import { type StoredMember, type StoredSession, stateOf } from '../rules/stored.ts';

/** Does a change concern a subscription to these change types? docs; names as on the wire, without case */
export const concerns = (
  changeTypes: unknown,
  before: StoredSession | undefined,
  after: StoredSession | undefined,
): boolean => {
  if (!Array.isArray(changeTypes) || !before || !after) return true;
  const wanted = changeTypes.map((type) => String(type).toLowerCase());
  return wanted.some((type) => type === 'everything' || TESTS[type]?.(before, after) === true);
};

type Test = (before: StoredSession, after: StoredSession) => boolean;

const system =
  (...fields: string[]): Test =>
  ({ properties: { system: before } }, { properties: { system: after } }) =>
    fields.some((field) => !isDeepStrictEqual(before[field], after[field]));

const members =
  (of: (member: StoredMember) => unknown): Test =>
  (before, after) =>
    after.members.some((member) => {
      const { index } = member.constants.system;
      const was = before.members.find((other) => other.constants.system.index === index);
      return was !== undefined && was !== member && !isDeepStrictEqual(of(was), of(member));
    });

const joinability = system('joinRestriction', 'closed', 'locked', 'readRestriction');

const serverEntry =
  (name: string): Test =>
  (before, after) =>
    !isDeepStrictEqual(before.servers?.[name], after.servers?.[name]);

const TESTS: Record<string, Test> = {
  host: system('host'),
  matchmakingstatus: (before, after) =>
    system('matchmaking', 'matchmakingResubmit')(before, after) || serverEntry('matchmaking')(before, after),
  initialization: (before, after) =>
    !isDeepStrictEqual(before.initializing, after.initializing) ||
    members(({ initializationEpisode, initializationFailure }) => [
      initializationEpisode,
      initializationFailure,
    ])(before, after),
  arbitrationproperty: serverEntry('arbitration'),
  tournamentproperty: serverEntry('tournaments'),
  memberslist: (before, after) =>
    !isDeepStrictEqual(
      before.members.map(({ constants }) => constants.system.index),
      after.members.map(({ constants }) => constants.system.index),
    ),
  membersstatus: members(stateOf),
  memberscustomproperty: members(({ properties }) => properties.custom),
  customproperty: (before, after) => !isDeepStrictEqual(before.properties.custom, after.properties.custom),
  joinability,
  // Microsoft's client knows the name in this form.
  xblmultiplayerjoinability: joinability,
};
