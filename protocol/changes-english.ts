import type { Change, MemberPropertyOf, PropertyOf, Who } from './changes-types.ts';
import type { Difference } from './differences.ts';
import { cutText, visibleText } from './visible-text.ts';

const VALUE_LIMIT = 80;

/** One line for the terminal, such as `Bea joined (active)` or `map: "dust" → "ice"`; safe to print. */
export const changeInEnglish = (change: Change): string => visibleText(lineFor(change));

const lineFor = (change: Change): string => {
  switch (change.code) {
    case 'created':
      return `session created, ${counted(change.members, 'member')}`;
    case 'first-seen':
      return `first seen${change.changeNumber === null ? '' : ` at change ${change.changeNumber}`}, ${counted(change.members, 'member')}`;
    case 'recreated':
      return 'session deleted and created anew: change numbers begin again';
    case 'skipped':
      return `${counted(change.count, 'version')} between ${change.from} and ${change.to} not seen`;
    case 'nothing-visible':
      return `change ${change.changeNumber} shows no difference, as when a handle to the session is made`;
    case 'member-joined':
      return `${nameOf(change.who)} joined (${change.state})`;
    case 'member-reserved':
      return `a place was reserved for ${nameOf(change.who)}`;
    case 'member-arrived':
      return `${nameOf(change.who)} took the reserved place (${change.state})`;
    case 'member-left':
      return change.state === 'reserved'
        ? `the place reserved for ${nameOf(change.who)} is free again`
        : `${nameOf(change.who)} left (was ${change.state})`;
    case 'member-state':
      return `${nameOf(change.who)} is ${change.after} (was ${change.before})`;
    case 'member-property':
      return `${nameOf(change.who)}: ${pathOf(change.of, change.name)}${differenceOf(change)}`;
    case 'host':
      return hostLine(change);
    case 'closed':
      return 'session closed: nobody new gets in';
    case 'opened':
      return 'session opened';
    case 'locked':
      return 'session locked: only who was in it may come back';
    case 'unlocked':
      return 'session unlocked';
    case 'join-restriction':
    case 'read-restriction':
    case 'visibility':
      return `${RULES[change.code]}: ${change.before ?? 'unset'} → ${change.after ?? 'unset'}`;
    case 'property':
      return `${pathOf(change.of, change.name)}${differenceOf(change)}`;
  }
};

const RULES = {
  'join-restriction': 'join restriction',
  'read-restriction': 'read restriction',
  visibility: 'visibility',
} as const;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const nameOf = (who: Who): string => who.gamertag ?? who.xuid ?? `member ${who.index}`;

const hostLine = (change: Extract<Change, { code: 'host' }>): string => {
  const was = change.before ? ` (was ${nameOf(change.before)})` : '';
  if (change.after) return `${nameOf(change.after)} is the host${was}`;
  return `${change.token === null ? 'no host any more' : 'the host is a device that no member uses'}${was}`;
};

/** Custom properties go by their bare names, all else by its path in the document. */
const pathOf = (of: PropertyOf | MemberPropertyOf, name: string): string => {
  if (of === 'custom' || of === 'document' || of === 'member') return name;
  return of === 'system' ? `properties.system.${name}` : `${of}.${name}`;
};

const differenceOf = ({ how, before, after }: Difference): string => {
  if (how === 'set') return ` = ${shortJson(after)}`;
  return how === 'removed'
    ? ` removed (was ${shortJson(before)})`
    : `: ${shortJson(before)} → ${shortJson(after)}`;
};

const shortJson = (value: unknown): string => cutText(JSON.stringify(value) ?? 'nothing', VALUE_LIMIT);
