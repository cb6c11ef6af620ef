import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { changeInEnglish, changesBetween } from '../../protocol/changes.ts';
import { BEA, version, withBea, withState } from '../../protocol/changes-sample.ts';
import { toldChange } from '../../protocol/changes-told.ts';
import type { Cause, VersionRow } from '../../protocol/version.ts';
import { startI18n } from '../locales/i18n.ts';
import { causeWords, changeLine, gapLine, versionName } from './change.ts';

let t: TFunction;
beforeAll(async () => {
  await startI18n();
  t = i18next.t;
});

const row = (more: Partial<VersionRow> = {}): VersionRow => ({
  number: 3,
  changeNumber: 12,
  seenAt: '2026-11-20T10:00:00.000Z',
  cause: { kind: 'not-told' },
  changes: [],
  more: 0,
  gap: null,
  ...more,
});

test('the window says of a change what the terminal says', () => {
  const after = withBea(withState({ active: true }));
  after.properties.custom = { map: 'ice {{name}} $t(title)', new: [1] };
  after.properties.system.host = 'device-of-Bea';
  after.changeNumber = 11;
  const changes = [...changesBetween(version(), after), ...changesBetween(null, after)];
  expect(changes.length).toBeGreaterThan(5);
  for (const change of changes) expect(changeLine(t, toldChange(change))).toBe(changeInEnglish(change));
});

const who = { ...BEA };
const causes: [Cause, string][] = [
  [{ kind: 'write', xuid: '102' }, 'Bea (you)'],
  [{ kind: 'write', xuid: '103' }, 'Cyd'],
  [{ kind: 'write', xuid: '104' }, '104'],
  [{ kind: 'member', who }, 'Bea (you)'],
  [{ kind: 'member', who: { index: '7', xuid: null, gamertag: null } }, 'member 7'],
  [{ kind: 'member-or-service', who }, 'Bea or the service'],
  [{ kind: 'timer', who, state: 'inactive' }, 'service: inactive timeout'],
  [{ kind: 'not-told' }, 'not told'],
];

test('each author is told, and how that is known', () => {
  for (const [cause, text] of causes) {
    const words = causeWords(t, cause, { 102: 'Bea', 103: 'Cyd' }, '102');
    expect(words.text).toBe(text);
    expect(words.why).toMatch(/^\S.*\.$/);
  }
});

test('a name that would turn the words around it is shown as it is written', () => {
  const cause: Cause = { kind: 'member', who: { ...who, gamertag: 'a\u202eb' } };
  expect(causeWords(t, cause, {}, null).text).toBe('a\\u202eb');
});

test('a gap names its versions and the reason', () => {
  expect(gapLine(t, row())).toBeNull();
  expect(gapLine(t, row({ gap: { from: 8, to: 11, why: 'coalesced' } }))).toBe(
    'Changes 8–11 were not seen: the service put several changes into one notice',
  );
  expect(gapLine(t, row({ gap: { from: 8, to: 8, why: 'away' } }))).toMatch(/^Change 8 was not seen: /);
});

test('a version goes by its change number, and by its place where it has none', () => {
  expect(versionName(t, row())).toBe('Change 12');
  expect(versionName(t, row({ changeNumber: null }))).toBe('no number (3)');
});
