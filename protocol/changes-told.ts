import { type SayChange, sayInEnglish } from './changes-texts.ts';
import type { Change, MemberPropertyOf, PropertyOf, ToldChange, Who } from './changes-types.ts';
import { isFields } from './merge.ts';
import { pathsBetween } from './paths.ts';
import { cutText, visibleText } from './visible-text.ts';

const VALUE_LIMIT = 80;
const NAME_LIMIT = 200;
/** Beyond so many differences inside a value it is told as a whole, as where a long list has moved by one. */
const MOST_INSIDE = 20;

/** A change as it is told: its values as JSON of at most 80 characters, so that it has a bounded size. */
export const toldChange = (change: Change): ToldChange => {
  if (change.code !== 'property' && change.code !== 'member-property') return change;
  const { before, after, ...rest } = change;
  return {
    ...rest,
    name: cutText(change.name, NAME_LIMIT),
    ...(before !== undefined && { before: shortJson(before) }),
    ...(after !== undefined && { after: shortJson(after) }),
  };
};

/**
 * The same in as many lines as it takes to see what changed: where an object has become another, or a value is
 * too long to be read, each place inside it that differs.
 */
export const toldChanges = (change: Change): ToldChange[] => {
  if (change.code !== 'property' && change.code !== 'member-property') return [change];
  const { name, how, before, after } = change;
  const inside = how === 'changed' && isUnreadable(before, after) ? pathsBetween(before, after) : [];
  const readable = inside.length <= MOST_INSIDE && inside.some(({ path }) => path !== '');
  if (!readable) return [toldChange(change)];
  return inside.map(({ path, ...one }) => {
    const { before: _before, after: _after, ...rest } = change;
    return toldChange({ ...rest, ...one, name: path.startsWith('[') ? name + path : `${name}.${path}` });
  });
};

const isUnreadable = (before: unknown, after: unknown): boolean =>
  (isFields(before) && isFields(after)) ||
  [before, after].some((value) => JSON.stringify(value).length > VALUE_LIMIT);

const shortJson = (value: unknown): string => cutText(JSON.stringify(value), VALUE_LIMIT);

/** One line, such as `Bea joined (active)` or `custom.map: "dust" → "ice"`, in the language of `say`; safe to show. */
export const tellChange = (change: ToldChange, say: SayChange): string => visibleText(lineFor(change, say));

/** One line of English for the terminal. */
export const changeInEnglish = (change: Change): string => tellChange(toldChange(change), sayInEnglish);

const lineFor = (change: ToldChange, say: SayChange): string => {
  switch (change.code) {
    case 'created':
      return say('created', { count: change.members });
    case 'first-seen': {
      const { changeNumber, members: count } = change;
      return changeNumber === null
        ? say('first-seen', { count })
        : say('first-seen-at', { count, changeNumber });
    }
    case 'skipped':
    case 'nothing-visible':
      return say(change.code, change);
    case 'member-joined':
    case 'member-arrived':
      return say(change.code, { who: nameOf(change.who, say), state: say(change.state) });
    case 'member-reserved':
      return say(change.code, { who: nameOf(change.who, say) });
    case 'member-left': {
      const text = change.state === 'reserved' ? 'reservation-gone' : 'member-left';
      return say(text, { who: nameOf(change.who, say), state: say(change.state) });
    }
    case 'member-state': {
      const { who, before, after } = change;
      return say(change.code, { who: nameOf(who, say), before: say(before), after: say(after) });
    }
    case 'member-property':
      return say(change.code, { who: nameOf(change.who, say), difference: differenceLine(change, say) });
    case 'host':
      return hostLine(change, say);
    case 'recreated':
    case 'closed':
    case 'opened':
    case 'locked':
    case 'unlocked':
      return say(change.code);
    case 'join-restriction':
    case 'read-restriction':
    case 'visibility': {
      const { before, after } = change;
      return say(change.code, { before: before ?? say('unset'), after: after ?? say('unset') });
    }
    case 'property':
      return differenceLine(change, say);
  }
};

const nameOf = (who: Who, say: SayChange): string =>
  who.gamertag ?? who.xuid ?? say('nameless', { index: who.index });

const hostLine = (change: Extract<ToldChange, { code: 'host' }>, say: SayChange): string => {
  const text = change.after ? 'host' : change.token === null ? 'no-host' : 'unknown-host';
  const who = change.after ? nameOf(change.after, say) : '';
  return change.before ? say(`${text}-was`, { who, before: nameOf(change.before, say) }) : say(text, { who });
};

/** By its path in the document; `custom.map` says enough of a custom property. */
const pathOf = (of: PropertyOf | MemberPropertyOf, name: string): string => {
  if (of === 'document' || of === 'member') return name;
  return of === 'system' ? `properties.system.${name}` : `${of}.${name}`;
};

type ToldDifference = Extract<ToldChange, { code: 'property' | 'member-property' }>;

const differenceLine = ({ of, name, how, before = '', after = '' }: ToldDifference, say: SayChange): string =>
  say(how, { name: pathOf(of, name), before, after });
