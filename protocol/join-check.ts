import { toCurrentContract } from './contract.ts';
import type { SessionDocument } from './document.ts';
import type { JoinRuleCode } from './join-check-texts.ts';
import { type Fields, isFields } from './merge.ts';

/**
 * One rule that stands between a session and somebody who would join it. `unknown` is a rule that the document
 * can't tell: it depends on who asks, or is kept elsewhere.
 */
export type JoinRule = {
  code: JoinRuleCode;
  verdict: 'met' | 'broken' | 'unknown';
  /**
   * `everyone`: it must be met by all who join. `uninvited`: an invite that names the player spares him it.
   * `inviting`: it is about sending invites. `staying`: it is about keeping the place, once joined.
   */
  concerns: 'everyone' | 'uninvited' | 'inviting' | 'staying';
  /** Where the document says it, in the document's own form; null for what no document holds. */
  path: string | null;
  /** What it says there; undefined where it says nothing. */
  value: unknown;
};

type Verdict = JoinRule['verdict'];
type Found = { verdict: Verdict; path: string | null; value?: unknown };

const metIf = (met: boolean): Verdict => (met ? 'met' : 'broken');

/** docs, "inviteProtocol" */
const INVITE_PROTOCOLS = new Set(['game', 'tournamentgame', 'chat', 'gameparty', 'party']);
/** What a session without `maxMembersCount` has. docs */
const USUAL_MAX = 100;

const text = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? '')).toLowerCase();

const restriction = (value: unknown): Verdict => {
  if (value === undefined || text(value) === 'none') return 'met';
  // Whoever a member follows gets in; the document does not say who that is.
  return text(value) === 'local' ? 'broken' : 'unknown';
};

const roomIn = ({ membersInfo, members, constants }: SessionDocument): Found => {
  const { maxMembersCount = USUAL_MAX, capabilities } = constants.system;
  // A large session lists its reader alone.
  const listed = capabilities?.large === true ? undefined : Object.keys(members ?? {}).length;
  const count = membersInfo.count ?? listed;
  const value = { count, maxMembersCount };
  if (count === undefined) return { verdict: 'unknown', path: 'membersInfo.count', value };
  return { verdict: metIf(count < maxMembersCount), path: 'membersInfo.count', value };
};

const inviteProtocol = (value: unknown): Verdict => {
  if (value === undefined || value === null || value === '') return 'broken';
  return INVITE_PROTOCOLS.has(text(value)) ? 'met' : 'unknown';
};

type Rule = { concerns: JoinRule['concerns']; find(document: SessionDocument, current: Fields): Found };

/** In the order in which the service asks: docs, "Game session visibility and joinability". */
const rules: Record<JoinRuleCode, Rule> = {
  device: {
    concerns: 'everyone',
    find: ({ constants }) => {
      const value = constants.system.capabilities?.userAuthorizationStyle;
      const path = 'constants.system.capabilities.userAuthorizationStyle';
      return { verdict: metIf(value === true), path, value };
    },
  },
  closed: {
    concerns: 'everyone',
    find: ({ properties: { system } }) => {
      return {
        verdict: metIf(system.closed !== true),
        path: 'properties.system.closed',
        value: system.closed,
      };
    },
  },
  locked: {
    concerns: 'everyone',
    find: ({ properties: { system } }) => {
      return {
        verdict: metIf(system.locked !== true),
        path: 'properties.system.locked',
        value: system.locked,
      };
    },
  },
  visibility: {
    concerns: 'everyone',
    find: ({ constants: { system } }) => {
      const value = system.visibility;
      // `full` is an open session that has no room, which is the next rule's to say.
      const open = value === undefined || ['open', 'full'].includes(text(value));
      return { verdict: metIf(open), path: 'constants.system.visibility', value };
    },
  },
  room: {
    concerns: 'everyone',
    find: (document) => {
      const isFull = text(document.constants.system.visibility) === 'full';
      return isFull
        ? { verdict: 'broken', path: 'constants.system.visibility', value: 'full' }
        : roomIn(document);
    },
  },
  restriction: {
    concerns: 'uninvited',
    find: ({ properties: { system } }) => {
      const value = system.joinRestriction;
      return { verdict: restriction(value), path: 'properties.system.joinRestriction', value };
    },
  },
  account: { concerns: 'everyone', find: () => ({ verdict: 'unknown', path: null }) },
  invites: {
    concerns: 'inviting',
    find: ({ constants: { system } }) => {
      const value = system.inviteProtocol;
      return { verdict: inviteProtocol(value), path: 'constants.system.inviteProtocol', value };
    },
  },
  inviters: {
    concerns: 'inviting',
    find: ({ constants }) => {
      const value = constants.system.capabilities?.hasOwners;
      const path = 'constants.system.capabilities.hasOwners';
      return { verdict: value === true ? 'unknown' : 'met', path, value };
    },
  },
  inactive: {
    concerns: 'staying',
    find: ({ constants: { system } }, current) => {
      // 0 is also what a session has that does not say, at contract 107. docs
      const value = current.inactiveRemovalTimeout;
      const old = isFields(system.timeouts);
      const path = `constants.system.${old ? 'timeouts.inactive' : 'inactiveRemovalTimeout'}`;
      return { verdict: metIf(value === null || (typeof value === 'number' && value > 0)), path, value };
    },
  },
  connection: {
    concerns: 'staying',
    find: ({ constants }) => {
      const value = constants.system.capabilities?.connectionRequiredForActiveMembers;
      const path = 'constants.system.capabilities.connectionRequiredForActiveMembers';
      return { verdict: value === true ? 'unknown' : 'met', path, value };
    },
  },
};

const isCode = (code: string): code is JoinRuleCode => Object.hasOwn(rules, code);

/**
 * Why could nobody join? Each rule of the service for players who are no members yet, with the field it rests
 * on; both contract forms are understood. A member, and who has a reservation, joins whatever the rules say. docs
 */
export const checkJoin = (document: SessionDocument): JoinRule[] => {
  const current = toCurrentContract(document.constants.system);
  return Object.keys(rules)
    .filter(isCode)
    .map((code) => {
      const { concerns, find } = rules[code];
      const { verdict, path, value } = find(document, current);
      return { code, concerns, verdict, path, value };
    });
};

/** What the rules come to for somebody on a PC: he gets in, he does not, or it depends on who he is. */
export type JoinVerdict = 'yes' | 'no' | 'depends';

/** By a link that names him (`invited`), or by a friend's activity and the like. */
export const mayJoin = (rulesFound: readonly JoinRule[], invited: boolean): JoinVerdict => {
  const asked = rulesFound.filter(
    ({ concerns, code }) =>
      code !== 'account' && (concerns === 'everyone' || (concerns === 'uninvited' && !invited)),
  );
  if (asked.some(({ verdict }) => verdict === 'broken')) return 'no';
  return asked.some(({ verdict }) => verdict === 'unknown') ? 'depends' : 'yes';
};
