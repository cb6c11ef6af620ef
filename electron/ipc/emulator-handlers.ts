import type { EmulatorDesk } from '../emulator-desk.ts';
import { type EmulatorCallName, emulatorCalls } from '../players/emulator-calls.ts';
import type { Handlers } from './main-side.ts';

type FileCommand =
  | 'emulator.state-save'
  | 'emulator.state-load'
  | 'emulator.scenario-add'
  | 'emulator.copy-key'
  | 'emulator.watch';

/** Each control that the window may use is one call to the emulator; what it answers is checked by its schema. */
const callHandlers = (desk: EmulatorDesk): Pick<Handlers, EmulatorCallName> => {
  const handlers = Object.entries(emulatorCalls).map(([name, { output, request }]) => [
    name,
    async (input: never) => {
      const text = await desk.ask(request(input));
      return output.parse(text === '' ? null : JSON.parse(text));
    },
  ]);
  // The compiler can't see that name, input and output of each come from one line of the table.
  return Object.fromEntries(handlers) as Pick<Handlers, EmulatorCallName>;
};

export const emulatorHandlers = (
  desk: EmulatorDesk,
  watch: (on: boolean) => void,
): Pick<Handlers, EmulatorCallName | FileCommand> => ({
  ...callHandlers(desk),
  'emulator.state-save': async () => ({ path: await desk.save() }),
  'emulator.state-load': async () => ({ name: await desk.load() }),
  'emulator.scenario-add': async () => ({ added: await desk.addScenario() }),
  'emulator.copy-key': async () => {
    await desk.copyKey();
    return null;
  },
  'emulator.watch': ({ on }) => {
    watch(on);
    return null;
  },
});
