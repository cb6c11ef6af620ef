import { afterEach, expect, test, vi } from 'vitest';
import { command } from './command.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a bridge that rejects is a failure with a message, not an exception', async () => {
  const broken = () => Promise.reject(new Error('the main process is gone'));
  vi.stubGlobal('window', { beckon: { command: broken, listen: () => () => undefined } });
  const answer = await command('session.leave', { id: 'a1' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  expect(JSON.stringify(answer)).toContain('the main process is gone');
});
