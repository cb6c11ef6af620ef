import { makeProfile, type Profile } from '../../e2e/support/profile.ts';
import { Program } from '../../e2e/support/program.ts';
import type { BenchEmulator } from '../emulator.ts';

/** A program of its own on this emulator, with further settings, and a profile that `prepare` may fill before the start. */
export const withWindow = async <T>(
  emulator: BenchEmulator,
  work: (program: Program) => Promise<T>,
  { settings = {}, prepare }: { settings?: object; prepare?: (profile: Profile) => void } = {},
): Promise<T> => {
  const profile = await makeProfile();
  try {
    const { url, key } = emulator;
    await profile.writeSettings({ ...settings, emulator: { use: 'running', url, key } });
    prepare?.(profile);
    const program = await Program.start(profile);
    return await work(program).finally(() => program.close());
  } finally {
    await profile.remove();
  }
};
