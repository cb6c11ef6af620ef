import type { fieldMeanings } from './field-meanings.ts';

type Groups = typeof fieldMeanings;
type Defaults = { readonly [G in keyof Groups]?: { readonly [F in keyof Groups[G]]?: unknown } };

/**
 * What a session has where neither template nor creator say otherwise, as JSON; what is simply absent then is
 * left out. docs, "Session template constants". The timers are the same at both contract versions;
 * initialization differs: docs, "Contract schema update"
 */
export const fieldDefaults: Defaults = {
  constants: {
    version: 1,
    maxMembersCount: 100,
    visibility: 'open',
    reservedRemovalTimeout: 30_000,
    inactiveRemovalTimeout: 0,
    readyRemovalTimeout: 180_000,
    sessionEmptyTimeout: 0,
  },
  capabilities: {
    connectivity: false,
    suppressPresenceActivityCheck: false,
    gameplay: false,
    large: false,
    connectionRequiredForActiveMembers: false,
    cloudCompute: false,
    autoPopulateServerCandidates: false,
    userAuthorizationStyle: false,
    crossPlay: false,
    broadcast: false,
    team: false,
    arbitration: false,
    hasOwners: false,
    searchable: false,
    clientMatchmaking: false,
  },
  timeouts: { reserved: 30_000, inactive: 0, ready: 180_000, sessionEmpty: 0 },
  memberInitialization: {
    joinTimeout: 10_000,
    measurementTimeout: 30_000,
    evaluationTimeout: 5_000,
    externalEvaluation: false,
    membersNeededToStart: 1,
  },
  managedInitialization: {
    joinTimeout: 5_000,
    measurementTimeout: 5_000,
    evaluationTimeout: 5_000,
    autoEvaluate: false,
    membersNeededToStart: 2,
  },
  peerToPeerRequirements: { latencyMaximum: 250, bandwidthMinimum: 10_000 },
  peerToHostRequirements: { latencyMaximum: 250, bandwidthDownMinimum: 100_000, bandwidthUpMinimum: 1_000 },
  arbitration: { forfeitTimeout: 60_000, arbitrationTimeout: 300_000 },
  properties: { joinRestriction: 'none', readRestriction: 'none', closed: false, locked: false },
};
