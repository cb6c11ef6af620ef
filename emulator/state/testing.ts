import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../serve.ts';
import { caller, control, someRef } from '../testing.ts';

/** A folder for a test's files, and emulators that end with it. Call at the top of a test file. */
export const emulatorsOfTest = () => {
  let folder = '';
  let running: Emulator[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'beckon-state-'));
    running = [];
  });
  afterEach(async () => {
    for (const emulator of running) await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    /** A path in the folder. */
    path: (name: string): string => join(folder, name),
    start: async (options: EmulatorOptions = {}): Promise<Emulator> => {
      const emulator = await startEmulator(options);
      running.push(emulator);
      return emulator;
    },
    stop: async (emulator: Emulator): Promise<void> => {
      running = running.filter((one) => one !== emulator);
      await emulator.close();
    },
  };
};

export const documentOf = async (emulator: Emulator, ref = someRef()) =>
  (await caller(emulator, DEMO_PLAYERS.Ada).get(ref)).document();

export const stateOf = async (emulator: Emulator): Promise<unknown> =>
  (await control(emulator, 'GET', 'state')).json();
