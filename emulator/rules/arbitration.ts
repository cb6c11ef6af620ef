import { parseJson } from '../../protocol/exact-json.ts';
import { type Fields, isFields } from '../../protocol/merge.ts';
import { timestamp } from '../clock.ts';
import { hasCapability } from './constants.ts';
import type { StoredMember, StoredSession } from './stored.ts';

const FORFEIT_MS = 60_000;
const ARBITRATION_MS = 300_000;

/**
 * A match whose results its members report, each for all teams: when all have, or when the time for it is
 * over, `servers.arbitration` says what most of them say. docs name the fields; choice: when it begins (with
 * the session), and how it decides.
 */
export const withArbitration = (session: StoredSession, now: number): StoredSession => {
  if (!hasCapability(session.constants, 'arbitration')) return session;
  const entry = entryOf(session);
  const start = startOf(entry) ?? now;
  const begun = withEntry(session, {
    ...entry,
    constants: { ...entry.constants, startTime: timestamp(start) },
  });
  if (entry.properties.resultState !== undefined) return begun;
  const decided = resultsOf(session, now - start);
  const next = decided
    ? withEntry(begun, { ...entryOf(begun), properties: { ...entry.properties, ...decided } })
    : begun;
  return withStatuses(next, decided !== null);
};

/** When arbitration goes on by itself: milliseconds since 1970; null when it does not. */
export const arbitrationDue = (session: StoredSession, now: number): number | null => {
  if (!hasCapability(session.constants, 'arbitration')) return null;
  const entry = entryOf(session);
  const start = startOf(entry);
  if (entry.properties.resultState !== undefined || start === null) return null;
  const { forfeit, arbitration } = timeouts(session);
  return now < start + forfeit ? start + forfeit : start + arbitration;
};

const resultsOf = (session: StoredSession, elapsed: number): Fields | null => {
  const present = session.members.filter(({ reserved }) => !reserved);
  const reports = present.map(reportOf).filter((report) => report !== undefined);
  const { forfeit, arbitration } = timeouts(session);
  if (present.length > 0 && reports.length === present.length)
    return decided('completed', reports, present.length);
  if (elapsed >= arbitration)
    return decided(reports.length > 0 ? 'partialresults' : 'noresults', reports, present.length);
  const teams = new Set(session.members.map(teamOf));
  const shown = new Set(present.map(teamOf));
  if (elapsed < forfeit || teams.size < 2 || shown.size > 1) return null;
  const results = Object.fromEntries(
    [...teams].map((team) => [team, { outcome: shown.has(team) ? 'win' : 'noshow' }]),
  );
  return { resultState: 'canceled', resultSource: 'arbitration', resultConfidenceLevel: 100, results };
};

const decided = (resultState: string, reports: readonly Fields[], members: number): Fields => {
  const results: Fields = {};
  let agreeing = 0;
  for (const team of new Set(reports.flatMap((report) => Object.keys(report)))) {
    const counts = new Map<string, number>();
    for (const report of reports) {
      if (!Object.hasOwn(report, team)) continue;
      const said = JSON.stringify(report[team]);
      counts.set(said, (counts.get(said) ?? 0) + 1);
    }
    const [most] = [...counts].sort(([, one], [, other]) => other - one);
    if (!most) continue;
    results[team] = parseJson(most[0]);
    agreeing += most[1] / members;
  }
  const teams = Object.keys(results).length;
  const resultConfidenceLevel = teams === 0 ? 0 : Math.round((100 * agreeing) / teams);
  return { resultState, resultSource: 'arbitration', resultConfidenceLevel, results };
};

const withStatuses = (session: StoredSession, isOver: boolean): StoredSession => {
  const statusOf = (member: StoredMember): string => {
    if (reportOf(member)) return 'complete';
    if (isOver) return 'incomplete';
    if (member.reserved) return 'joining';
    return member.properties.system.active === true ? 'playing' : 'waiting';
  };
  if (session.members.every((member) => member.arbitrationStatus === statusOf(member))) return session;
  const members = session.members.map((member) => ({ ...member, arbitrationStatus: statusOf(member) }));
  return { ...session, members };
};

/** Beyond any date that a session can have. */
const LATEST = 4_000_000_000_000;

/** Null for a start that is not there, or is no time. */
const startOf = ({ constants }: Entry): number | null => {
  const start = typeof constants.startTime === 'string' ? Date.parse(constants.startTime) : Number.NaN;
  return start >= 0 && start < LATEST ? start : null;
};

type Entry = { readonly constants: Fields; readonly properties: Fields };

const entryOf = ({ servers }: StoredSession): Entry => {
  const entry = servers?.arbitration;
  return { constants: systemOf(entry, 'constants'), properties: systemOf(entry, 'properties') };
};

const systemOf = (entry: unknown, bag: string): Fields => {
  const found = isFields(entry) ? entry[bag] : undefined;
  return isFields(found) && isFields(found.system) ? found.system : {};
};

const withEntry = (session: StoredSession, { constants, properties }: Entry): StoredSession => ({
  ...session,
  servers: {
    ...session.servers,
    arbitration: {
      constants: { system: constants, custom: {} },
      properties: { system: properties, custom: {} },
    },
  },
});

const timeouts = ({ constants: { system } }: StoredSession): { forfeit: number; arbitration: number } => {
  const given = isFields(system.arbitration) ? system.arbitration : {};
  const { forfeitTimeout, arbitrationTimeout } = given;
  return {
    forfeit: typeof forfeitTimeout === 'number' ? forfeitTimeout : FORFEIT_MS,
    arbitration: typeof arbitrationTimeout === 'number' ? arbitrationTimeout : ARBITRATION_MS,
  };
};

const reportOf = ({ properties }: StoredMember): Fields | undefined => {
  const { arbitration } = properties.system;
  return isFields(arbitration) && isFields(arbitration.results) ? arbitration.results : undefined;
};

/** Who names no team is one of his own. */
const teamOf = ({ constants: { system } }: StoredMember): string =>
  typeof system.team === 'string' ? system.team : system.xuid;
