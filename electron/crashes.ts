/** What of Node's process is used here. */
type Process = {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (thrown: unknown) => void): unknown;
};

/**
 * What nobody caught becomes a line of the log, where secrets are struck out: on its own, the runtime would show and
 * print it as it is. As there, the program goes on.
 */
export const logCrashes = (process: Process, log: (text: string) => void): void => {
  const tell = (thrown: unknown): void =>
    log(`crash  ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
};
