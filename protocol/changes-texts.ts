/**
 * English for what differs between two versions of a session. The window loads it as its English strings, the
 * terminal prints it. Values stand in double braces; `_one` and `_other` are chosen by `count`.
 */
export const changeTexts = {
  created_one: 'session created, {{count}} member',
  created_other: 'session created, {{count}} members',
  'first-seen_one': 'first seen, {{count}} member',
  'first-seen_other': 'first seen, {{count}} members',
  'first-seen-at_one': 'first seen at change {{changeNumber}}, {{count}} member',
  'first-seen-at_other': 'first seen at change {{changeNumber}}, {{count}} members',
  recreated: 'session deleted and created anew: change numbers begin again',
  skipped_one: '{{count}} version between {{from}} and {{to}} not seen',
  skipped_other: '{{count}} versions between {{from}} and {{to}} not seen',
  'nothing-visible': 'change {{changeNumber}} shows no difference, as when a handle to the session is made',
  'member-joined': '{{who}} joined ({{state}})',
  'member-reserved': 'a place was reserved for {{who}}',
  'member-arrived': '{{who}} took the reserved place ({{state}})',
  'member-left': '{{who}} left (was {{state}})',
  'reservation-gone': 'the place reserved for {{who}} is free again',
  'member-state': '{{who}} is {{after}} (was {{before}})',
  'member-property': '{{who}}: {{difference}}',
  host: '{{who}} is the host',
  'host-was': '{{who}} is the host (was {{before}})',
  'no-host': 'no host any more',
  'no-host-was': 'no host any more (was {{before}})',
  'unknown-host': 'the host is a device that no member uses',
  'unknown-host-was': 'the host is a device that no member uses (was {{before}})',
  closed: 'session closed: nobody new gets in',
  opened: 'session opened',
  locked: 'session locked: only who was in it may come back',
  unlocked: 'session unlocked',
  'join-restriction': 'join restriction: {{before}} → {{after}}',
  'read-restriction': 'read restriction: {{before}} → {{after}}',
  visibility: 'visibility: {{before}} → {{after}}',
  unset: 'unset',
  set: '{{name}} = {{after}}',
  changed: '{{name}}: {{before}} → {{after}}',
  removed: '{{name}} removed (was {{before}})',
  nameless: 'member {{index}}',
  active: 'active',
  ready: 'ready',
  reserved: 'reserved',
  inactive: 'inactive',
} as const;

type Stem<Key> = Key extends `${infer Name}_${'one' | 'other'}` ? Name : Key;
export type ChangeText = Stem<keyof typeof changeTexts>;
export type ChangeValues = Readonly<Record<string, string | number>>;

/** One sentence in some language: the text of this name with its values filled in. */
export type SayChange = (text: ChangeText, values?: ChangeValues) => string;

const textOf = (name: ChangeText, { count }: ChangeValues): string => {
  const plural = `${name}_${count === 1 ? 'one' : 'other'}`;
  const texts: Readonly<Record<string, string>> = changeTexts;
  return texts[plural] ?? texts[name] ?? name;
};

/** One pass: a value that looks like a placeholder stays as it is. */
export const sayInEnglish: SayChange = (name, values = {}) =>
  textOf(name, values).replace(/\{\{(\w+)\}\}/g, (_, value: string) => String(values[value] ?? ''));
