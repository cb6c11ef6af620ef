import type { z } from 'zod';
import type { FileDialogs, OpenedFile } from './file-dialogs.ts';
import { FileTrouble } from './file-trouble.ts';
import type { Emulator } from './players/emulator.ts';
import { EmulatorRefusal } from './players/emulator.ts';
import type { ControlRequest } from './players/emulator-calls.ts';
import { askEmulator } from './players/emulator-controls.ts';
import { ScenarioRow } from './players/emulator-shapes.ts';

/** A state of 100,000 sessions has some 200 MB. */
const MOST_STATE = 1_000_000_000;
const MOST_SCENARIO = 1_000_000;

/** What the emulator's page asks for that is more than one call: files, and the key. */
export type EmulatorDesk = {
  /** Answers with the emulator's own text. Rejects with `EmulatorRefusal` or `EmulatorTrouble`. */
  ask(request: ControlRequest): Promise<string>;
  /** The path, or null when the user thought better of it. */
  save(): Promise<string | null>;
  /** The file's name, or null. Rejects with `FileTrouble` for a file that is no state: then all is as it was. */
  load(): Promise<string | null>;
  addScenario(): Promise<z.infer<typeof ScenarioRow> | null>;
  copyKey(): Promise<void>;
};

export const createEmulatorDesk = (options: {
  emulator: Pick<Emulator, 'address'>;
  files: Pick<FileDialogs, 'save' | 'open'>;
  copyText: (text: string) => Promise<void>;
  now: () => Date;
}): EmulatorDesk => {
  const { emulator, files, copyText, now } = options;
  const ask = async (request: ControlRequest, text?: string): Promise<string> =>
    askEmulator(await emulator.address(), request, { text });

  /** Gives the emulator a file as it is; what it says against it is said of the file. */
  const give = async (file: OpenedFile, request: ControlRequest, what: string): Promise<string> => {
    const text = file.content.toString('utf8');
    const wrong = (why: string, cause: unknown): FileTrouble =>
      new FileTrouble(`${file.name} is not ${what}, or it is damaged: ${why} Nothing was changed.`, {
        cause,
      });
    try {
      JSON.parse(text);
    } catch (error) {
      throw wrong('it is no JSON.', error);
    }
    try {
      return await ask(request, text);
    } catch (error) {
      throw error instanceof EmulatorRefusal ? wrong(error.message, error) : error;
    }
  };

  return {
    ask: (request) => ask(request),
    save: async () => {
      const state = await ask({ method: 'GET', path: '/state' });
      return files.save(state, `beckon-emulator-${now().toISOString().slice(0, 10)}.json`, 'json');
    },
    load: async () => {
      const file = await files.open('json', MOST_STATE);
      if (!file) return null;
      await give(file, { method: 'PUT', path: '/state' }, 'a saved state of the emulator');
      return file.name;
    },
    addScenario: async () => {
      const file = await files.open('json', MOST_SCENARIO);
      if (!file) return null;
      const added = await give(file, { method: 'POST', path: '/scenarios' }, 'a scenario');
      return ScenarioRow.parse(JSON.parse(added));
    },
    copyKey: async () => copyText((await emulator.address()).key),
  };
};
