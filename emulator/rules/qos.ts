import { type Fields, isFields } from '../../protocol/merge.ts';
import type { StoredMember, StoredSession } from './stored.ts';

/** What the peers must reach. docs; milliseconds, and kilobits a second */
type Requirements = { latency: number; down: number; up: number };

/** Are the members to measure before the session starts? */
export const qosWanted = ({ constants: { system } }: StoredSession): boolean =>
  [system.peerToPeerRequirements, system.peerToHostRequirements, system.measurementServerAddresses].some(
    isFields,
  );

/** Why members fail, by index: `latency`, `bandwidthdown`, `bandwidthup`. Unmeasured peers count as out of reach. */
export const qosFailures = (
  session: StoredSession,
  members: readonly StoredMember[],
): ReadonlyMap<number, string> => {
  const failures = new Map<number, string>();
  const { peerToPeerRequirements: peers } = session.constants.system;
  const toHost = hostRequirements(session);
  const host = toHost && hostOf(session, members, toHost);
  for (const member of members) {
    const others = isFields(peers) ? members : host ? [host] : [];
    const needs = isFields(peers) ? peerRequirements(peers) : toHost;
    if (!needs) continue;
    const failure = others.map((other) => (other === member ? null : failureBetween(member, other, needs)));
    const first = failure.find((each) => each !== null);
    if (first) failures.set(member.constants.system.index, first);
  }
  return failures;
};

/** Device tokens of who could be host, the best first, where the session asks for a host to be found. docs */
export const hostCandidates = (session: StoredSession, members: readonly StoredMember[]): string[] => {
  const needs = hostRequirements(session);
  if (!needs) return [];
  const reached = (host: StoredMember): StoredMember[] =>
    members.filter((member) => member !== host && failureBetween(member, host, needs) === null);
  return members
    .flatMap((host) =>
      host.deviceToken === undefined ? [] : { token: host.deviceToken, count: reached(host).length },
    )
    .sort((one, other) => other.count - one.count)
    .map(({ token }) => token);
};

const hostOf = (
  session: StoredSession,
  members: readonly StoredMember[],
  needs: Requirements,
): StoredMember | undefined => {
  const named = members.find(({ deviceToken }) => deviceToken === session.properties.system.host);
  if (named) return named;
  const reached = (host: StoredMember): number =>
    members.filter((member) => member !== host && failureBetween(member, host, needs) === null).length;
  return [...members].sort((one, other) => reached(other) - reached(one))[0];
};

const failureBetween = (member: StoredMember, other: StoredMember, needs: Requirements): string | null => {
  const measured = member.properties.system.measurements;
  const token = other.deviceToken ?? '';
  const found = isFields(measured) ? (measured[token] ?? measured[token.slice(0, 8)]) : undefined;
  const { latency, bandwidthDown, bandwidthUp }: Fields = isFields(found) ? found : {};
  if (typeof latency !== 'number' || latency > needs.latency) return 'latency';
  if (typeof bandwidthDown === 'number' && bandwidthDown < needs.down) return 'bandwidthdown';
  if (typeof bandwidthUp === 'number' && bandwidthUp < needs.up) return 'bandwidthup';
  return null;
};

const peerRequirements = ({ latencyMaximum, bandwidthMinimum }: Fields): Requirements => ({
  latency: number(latencyMaximum, 250),
  down: number(bandwidthMinimum, 10_000),
  up: number(bandwidthMinimum, 10_000),
});

const hostRequirements = ({ constants: { system } }: StoredSession): Requirements | null => {
  const needs = system.peerToHostRequirements;
  if (!isFields(needs)) return null;
  return {
    latency: number(needs.latencyMaximum, 250),
    down: number(needs.bandwidthDownMinimum, 100_000),
    up: number(needs.bandwidthUpMinimum, 1_000),
  };
};

const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
