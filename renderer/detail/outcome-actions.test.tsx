import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { startI18n } from '../locales/i18n.ts';
import { activationOf } from '../store/sample.ts';
import { OutcomeActions } from './outcome-actions.tsx';

beforeAll(async () => {
  await startI18n();
});

const shown = (activation: ReturnType<typeof activationOf>): string =>
  renderToStaticMarkup(<OutcomeActions activation={activation} />);

test('a link that was written down and nothing else, before a crash, can be joined', () => {
  expect(shown(activationOf('a1', { state: 'received' }))).toMatch(/<button.*Join</);
});

test('one that holds nothing to join by has no button', () => {
  expect(shown(activationOf('a1', { state: 'received', link: null }))).toBe('');
});
