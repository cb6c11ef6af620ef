import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { logCrashes } from './crashes.ts';

it('logs what nobody caught, with where it was thrown', () => {
  const process = new EventEmitter();
  const lines: string[] = [];
  logCrashes(process, (text) => lines.push(text));
  process.emit('uncaughtException', new Error('nobody catches this'));
  process.emit('unhandledRejection', 'nor this');
  expect(lines[0]).toMatch(/^crash {2}Error: nobody catches this\n.*crashes\.test\.ts/);
  expect(lines[1]).toBe('crash  nor this');
});
