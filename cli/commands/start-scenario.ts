import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CommandFailure, EXIT } from '../terminal.ts';

const Added = z.object({ name: z.string() });
const Failed = z.object({ error: z.string() });
const Known = z.object({ scenarios: z.array(z.object({ name: z.string() })) });

/**
 * Starts a scenario of an emulator as a script would, by its name or from a JSON file of the user's own.
 * Rejects with a sentence where it is not there or can't be set up.
 */
export const startScenario = async (
  { url, key }: { url: string; key: string },
  nameOrFile: string,
): Promise<{ scenario: unknown }> => {
  const ask = async (
    method: string,
    path: string,
    body?: string,
  ): Promise<{ ok: boolean; json: unknown }> => {
    const headers = { 'x-emulator-key': key };
    const answer = await fetch(`${url}/_emulator/scenarios${path}`, { method, headers, body });
    return { ok: answer.ok, json: await answer.json() };
  };
  const fail = (what: string): never => {
    throw new CommandFailure(`The scenario '${nameOrFile}' can't be started. ${what}`, EXIT.badInput);
  };

  let name = nameOrFile;
  if (/\.json$/i.test(nameOrFile)) {
    const text = await readFile(nameOrFile, 'utf8').catch((error: unknown) =>
      fail(`It can't be read: ${error instanceof Error ? error.message : String(error)}`),
    );
    const { ok, json } = await ask('POST', '', text);
    if (!ok) fail(Failed.parse(json).error);
    name = Added.parse(json).name;
  }
  const started = await ask('POST', `/${encodeURIComponent(name)}`);
  if (started.ok) return { scenario: started.json };
  const { scenarios } = Known.parse((await ask('GET', '')).json);
  const names = scenarios.map((scenario) => scenario.name);
  return fail(
    names.includes(name.toLowerCase())
      ? Failed.parse(started.json).error
      : `There are: ${names.join(', ')}; and any .json file of your own.`,
  );
};
