import { SetupError } from './ensure-runtime.ts';

/** Runs a command, which gives the exit code: what a person can mend is said in its own words, anything else with the place it came from. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    const plain = error instanceof SetupError || (error instanceof TypeError && 'code' in error);
    console.error(plain ? error.message : error);
    process.exitCode = 1;
  }
}
