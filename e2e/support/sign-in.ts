import type { Program } from './program.ts';

export const CLIENT_ID = '0f1e2d3c-4b5a-4697-8877-665544332211';

/** The pages that the program has the system's browser show from now on, in order. None is opened. */
export const watchBrowser = async ({ app }: Program): Promise<() => Promise<string[]>> => {
  await app.evaluate(({ shell }) => {
    const pages: string[] = [];
    Object.assign(globalThis, { beckonPages: pages });
    shell.openExternal = (url) => {
      pages.push(url);
      return Promise.resolve();
    };
  });
  return () => app.evaluate(() => (globalThis as typeof globalThis & { beckonPages: string[] }).beckonPages);
};

/** Asks main by the window's own door. */
export const ask = (program: Program, name: string, input: unknown): Promise<void> =>
  program.page.evaluate(
    async ([command, given]) => {
      const answer = await window.beckon.command(command, given);
      if (!answer.ok) throw new Error(`${command}: ${answer.error.message}`);
    },
    [name, input] as const,
  );
