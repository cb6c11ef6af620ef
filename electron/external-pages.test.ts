import { expect, it } from 'vitest';
import { externalPages } from './external-pages.ts';
import { commands } from './ipc/contract.ts';

it('opens pages of one https host alone, and only those that it knows by name', () => {
  expect(new Set(Object.values(externalPages).map((page) => new URL(page).origin))).toEqual(
    new Set(['https://learn.microsoft.com']),
  );
  const input = commands['page.open'].input;
  expect(input.safeParse({ page: 'https://example.com' }).success).toBe(false);
  for (const page of Object.keys(externalPages)) expect(input.safeParse({ page }).success).toBe(true);
});
