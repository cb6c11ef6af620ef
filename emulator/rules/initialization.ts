import type { Fields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import type { Delta } from './delta.ts';
import { hostCandidates, qosFailures, qosWanted } from './qos.ts';
import type { Initializing, StoredMember, StoredSession } from './stored.ts';

/** What `memberInitialization` means where it leaves a field out, at contract 107. docs */
const DEFAULTS = {
  joinTimeout: 10_000,
  measurementTimeout: 30_000,
  evaluationTimeout: 5_000,
  externalEvaluation: false,
  membersNeededToStart: 1,
};
type Rules = typeof DEFAULTS;

const rulesOf = ({ constants }: { readonly constants: { readonly system: Fields } }): Rules | null => {
  const { memberInitialization } = constants.system;
  if (typeof memberInitialization !== 'object' || memberInitialization === null) return null;
  return { ...DEFAULTS, ...memberInitialization };
};

/** Do members of this session go through initialization? Then `initialize` is kept and shown. */
export const initializes = (session: StoredSession): boolean => rulesOf(session) !== null;

/** A session that needs several members to start is made with as many. docs, 400 */
export const assertEnoughToStart = (session: StoredSession): void => {
  const needed = rulesOf(session)?.membersNeededToStart ?? 0;
  const count = session.members.filter(toInitialize).length;
  if (needed >= 2 && count < needed)
    refuse(
      400,
      `This session is configured for managed initialization requiring at least ${needed} members to start`,
      `memberInitialization: ${count} of ${needed} members are to be initialized`,
    );
};

/** `initializationSucceeded` can be said while the stage is `evaluating` alone. docs */
export const withVerdict = (session: StoredSession, { properties }: Delta, now: number): StoredSession => {
  const verdict = properties?.system?.initializationSucceeded;
  if (verdict === undefined) return session;
  if (session.initializing?.stage !== 'evaluating')
    refuse(
      400,
      "The request is not valid: 'properties.system.initializationSucceeded': the stage is not evaluating.",
    );
  return ended(session, verdict ? 'ok' : 'failed', now);
};

/**
 * Takes the initialization as far as it goes: a member with `initialize` begins an episode, or waits for the
 * next one; each stage ends when all have done their part, or with its timeout. docs, "managed initialization"
 */
export const withInitialization = (session: StoredSession, now: number): StoredSession => {
  const rules = rulesOf(session);
  if (!rules) return session;
  let next = session;
  for (;;) {
    const after = step(next, rules, now);
    if (after === next) return next;
    next = after;
  }
};

/** When the stage that runs ends by its timeout: milliseconds since 1970; null when none runs. */
export const stageEnds = (session: StoredSession): number | null => {
  const rules = rulesOf(session);
  const { initializing } = session;
  if (!rules || !initializing) return null;
  const timeouts: Record<Initializing['stage'], number | null> = {
    joining: rules.joinTimeout,
    measuring: rules.measurementTimeout,
    evaluating: rules.evaluationTimeout,
    failed: null,
  };
  const ms = timeouts[initializing.stage];
  return ms === null ? null : initializing.since + ms;
};

const step = (session: StoredSession, rules: Rules, now: number): StoredSession => {
  const { initializing } = session;
  if (!initializing) return nextEpisode(session, now);
  const timedOut = (stageEnds(session) ?? Number.POSITIVE_INFINITY) <= now;
  const mine = participants(session);
  switch (initializing.stage) {
    case 'joining': {
      if (!timedOut && mine.some(({ reserved }) => reserved)) return session;
      const joined = withFailures(session, (member) => (member.reserved ? 'timeout' : undefined));
      return qosWanted(session) ? atStage(joined, 'measuring', now) : afterMeasuring(joined, rules, now);
    }
    case 'measuring': {
      const done = mine.length < 2 || mine.every(hasMeasured); // who is alone has nobody to measure
      if (!timedOut && !done) return session;
      const measured = withFailures(session, (member) =>
        done || hasMeasured(member) ? undefined : 'timeout',
      );
      return afterMeasuring(measured, rules, now);
    }
    case 'evaluating':
      return timedOut ? ended(session, 'failed', now) : session;
    case 'failed':
      return session;
  }
};

const nextEpisode = (session: StoredSession, now: number): StoredSession => {
  const fresh = session.members.filter(
    (member) => toInitialize(member) && member.initializationEpisode === undefined,
  );
  if (fresh.length === 0) return session;
  const episode = 1 + Math.max(0, ...session.members.map((member) => member.initializationEpisode ?? 0));
  const members = session.members.map((member) =>
    fresh.includes(member) ? { ...member, initializationEpisode: episode } : member,
  );
  return { ...session, members, initializing: { stage: 'joining', since: now, episode } };
};

const afterMeasuring = (session: StoredSession, rules: Rules, now: number): StoredSession => {
  if (rules.externalEvaluation) return atStage(session, 'evaluating', now);
  const failures = qosFailures(session, participants(session));
  return ended(
    withFailures(session, (member) => failures.get(member.constants.system.index)),
    'ok',
    now,
  );
};

/** Enough succeeded, or the episode failed: the first one for good, later ones for their own members. */
const ended = (session: StoredSession, verdict: 'ok' | 'failed', now: number): StoredSession => {
  const { initializing } = session;
  const rules = rulesOf(session);
  if (!initializing || !rules) return session;
  const grouped = withFailures(session, (member) => (groupFailed(session, member) ? 'group' : undefined));
  const needed = initializing.episode === 1 ? rules.membersNeededToStart : 1;
  if (verdict === 'ok' && participants(grouped).length >= needed) {
    const { initializing: _done, ...rest } = grouped;
    return { ...rest, ...candidates(grouped) };
  }
  const failed = withFailures(grouped, () => 'episode');
  if (initializing.episode === 1) return atStage(failed, 'failed', now);
  const { initializing: _done, ...rest } = failed;
  return rest;
};

const candidates = (session: StoredSession): { hostCandidates?: readonly string[] } => {
  const tokens = hostCandidates(session, participants(session));
  return tokens.length > 0 ? { hostCandidates: tokens } : {};
};

const atStage = (session: StoredSession, stage: Initializing['stage'], now: number): StoredSession => ({
  ...session,
  initializing: { stage, since: now, episode: session.initializing?.episode ?? 1 },
});

/** The members of the episode that runs who have not failed. */
const participants = ({ members, initializing }: StoredSession): StoredMember[] =>
  members.filter(
    (member) =>
      member.initializationEpisode === initializing?.episode && member.initializationFailure === undefined,
  );

const withFailures = (
  session: StoredSession,
  failureOf: (member: StoredMember) => string | undefined,
): StoredSession => {
  const mine = participants(session);
  const members = session.members.map((member) => {
    const initializationFailure = mine.includes(member) ? failureOf(member) : undefined;
    return initializationFailure === undefined ? member : { ...member, initializationFailure };
  });
  return { ...session, members };
};

const groupFailed = ({ members }: StoredSession, { properties }: StoredMember): boolean => {
  const { initializationGroup } = properties.system;
  return members.some(
    ({ constants, initializationFailure }) =>
      Array.isArray(initializationGroup) &&
      initializationGroup.includes(constants.system.index) &&
      initializationFailure !== undefined,
  );
};

const toInitialize = ({ constants }: StoredMember): boolean => constants.system.initialize === true;

const hasMeasured = ({ properties }: StoredMember): boolean =>
  properties.system.measurements !== undefined || properties.system.serverMeasurements !== undefined;
