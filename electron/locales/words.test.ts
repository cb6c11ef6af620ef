import { expect, test } from 'vitest';
import { createWords } from './words.ts';

const more = {
  en: {
    main: {
      tray: { open: 'Open Beckon', quit: 'Quit Beckon' },
      notice: { several_other: '{{count}} invites' },
    },
  },
  pl: {
    main: {
      tray: { open: 'Otwórz Beckon' },
      notice: {
        several_one: '{{count}} zaproszenie',
        several_few: '{{count}} zaproszenia',
        several_many: '{{count}} zaproszeń',
      },
    },
  },
};

test('are in the first of the system’s languages that there is, and in English where there is none', () => {
  const inLanguages = (tags: string[]) =>
    createWords({ setting: 'system', systemLanguages: () => tags, resources: more }).say('tray.open');
  expect(inLanguages(['xx-XX', 'pl-PL', 'en-GB'])).toBe('Otwórz Beckon');
  expect(inLanguages(['xx-XX'])).toBe('Open Beckon');
  expect(inLanguages([])).toBe('Open Beckon');
});

test('follow the setting, with no need to ask for them anew', async () => {
  const words = createWords({ setting: 'system', systemLanguages: () => ['pl'], resources: more });
  const { say } = words;
  expect(say('tray.open')).toBe('Otwórz Beckon');
  await words.use('en');
  expect(say('tray.open')).toBe('Open Beckon');
  await words.use('system');
  expect(say('tray.open')).toBe('Otwórz Beckon');
});

test('count as the language does, and are English where it has none', () => {
  const { say } = createWords({ setting: 'system', systemLanguages: () => ['pl'], resources: more });
  expect([1, 3, 5].map((count) => say('notice.several', { count }))).toEqual([
    '1 zaproszenie',
    '3 zaproszenia',
    '5 zaproszeń',
  ]);
  expect(say('tray.quit')).toBe('Quit Beckon');
});

test('take a name as it is, whatever it looks like', () => {
  const { say } = createWords({ setting: 'en', systemLanguages: () => [] });
  const from = '{{to}} $t(tray.quit) <b>&amp;';
  expect(say('who.invites', { from, to: 'Bea' })).toBe(`${from} invites Bea`);
});
