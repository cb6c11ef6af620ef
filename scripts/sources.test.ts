import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf } from './sources.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'beckon-sources-'));
  mkdirSync(join(project, 'protocol'));
  writeFileSync(join(project, 'protocol/link.ts'), 'one');
});
afterEach(() => rmSync(project, { recursive: true }));

const hash = () => hashOf(['protocol', 'package.json'], project);

test('the hash stays while nothing changes, and changes with a file', () => {
  const before = hash();
  expect(hash()).toBe(before);
  writeFileSync(join(project, 'protocol/link.ts'), 'two');
  expect(hash()).not.toBe(before);
});

test('a new file, and a file that was not there, count', () => {
  const before = hash();
  writeFileSync(join(project, 'package.json'), '{}');
  const with_ = hash();
  writeFileSync(join(project, 'protocol/new.ts'), '');
  expect(new Set([before, with_, hash()]).size).toBe(3);
});

test('a changed test makes no new build', () => {
  const before = hash();
  writeFileSync(join(project, 'protocol/link.test.ts'), 'x');
  expect(hash()).toBe(before);
});
