import { expect, test } from 'vitest';
import { runtimeWords } from './runtime-words.ts';

test('names Electron, Chromium and Node, each with its version', () => {
  const versions = { ...process.versions, electron: '45.1.0', chrome: '156.0.7812.3', node: '24.9.0' };
  expect(runtimeWords(versions)).toBe('Electron 45.1.0, Chromium 156.0.7812.3, Node 24.9.0');
});

test('leaves out what is not known, as Chromium’s version is before it runs', () => {
  const versions = { ...process.versions, electron: '45.1.0-stand-in', chrome: '', node: '24.9.0' };
  expect(runtimeWords(versions)).toBe('Electron 45.1.0-stand-in, Node 24.9.0');
});
