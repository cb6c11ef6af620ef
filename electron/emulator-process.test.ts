import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { beforeEach, expect, it, vi } from 'vitest';

const made = vi.hoisted(() => ({ children: [] as EventEmitter[], environments: [] as unknown[] }));

vi.mock('electron', () => ({
  utilityProcess: {
    fork: (_path: string, _args: string[], options: Electron.ForkOptions) => {
      const child = Object.assign(new EventEmitter(), {
        stdout: new PassThrough(),
        stderr: new PassThrough(),
      });
      made.children.push(child);
      made.environments.push(options.env);
      return child;
    },
  },
}));

const { forkEmulator } = await import('./emulator-process.ts');

beforeEach(() => {
  made.children.length = 0;
  made.environments.length = 0;
});

it('survives an emulator whose engine fails, and says where', () => {
  const lines: string[] = [];
  const ends: string[] = [];
  forkEmulator([], {}, (line) => lines.push(line)).onExit((why) => ends.push(why));
  made.children[0]?.emit('error', 'FatalError', 'v8::internal::Heap', '{}');
  made.children[0]?.emit('exit', 133);
  expect(lines).toEqual(['FatalError at v8::internal::Heap']);
  expect(ends).toEqual(['it ended with code 133']);
});

it('has the environment of the program, and what it is given besides', () => {
  forkEmulator([], { BECKON_EMULATOR_KEY: 'k' }, () => undefined);
  expect(made.environments).toEqual([{ ...process.env, BECKON_EMULATOR_KEY: 'k' }]);
});
