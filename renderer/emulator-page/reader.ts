/** Reads when asked; asked while it reads, it reads once more afterwards, however often it was asked. */
export type Reader = { read(): void; stop(): void };

/** @param read is given how to learn whether its outcome is still wanted; it never rejects */
export const createReader = (read: (isWanted: () => boolean) => Promise<void>): Reader => {
  let stopped = false;
  let reading = false;
  let again = false;
  const run = async (): Promise<void> => {
    reading = true;
    do {
      again = false;
      await read(() => !stopped);
    } while (again && !stopped);
    reading = false;
  };
  return {
    read: () => {
      if (reading) again = true;
      else void run();
    },
    stop: () => {
      stopped = true;
    },
  };
};
