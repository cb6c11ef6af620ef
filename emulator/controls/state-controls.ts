import { z } from 'zod';
import { createSnapshots } from '../state/snapshots.ts';
import { State } from '../state/state.ts';
import { answer, type Control, control, done, made, notFound, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

const Named = z.strictObject({ name: z.string().min(1).max(100) });
const Snapshot = z.object({ name: z.string(), sessions: z.number().int(), now: z.iso.datetime() });

/** All that the emulator holds: out, in, under a name, and away. */
export const stateControls = ({ state, reset }: ControlParts): Control[] => {
  const snapshots = createSnapshots(state.keepSnapshot, state.savedSnapshots);
  const snapshot = (name = '') => snapshots.get(name) ?? notFound(`There is no snapshot '${name}'.`);
  return [
    control({
      method: 'GET',
      path: '/state',
      what: 'Players, sandboxes, sessions and handles as one JSON document; `--load` takes it as well.',
      answers: State,
      run: async () => answer(await state.take()),
    }),
    withBody({
      method: 'PUT',
      path: '/state',
      what: 'Puts a state in the place of all that is there; nothing is changed when it is not valid.',
      body: State,
      run: async (wanted) => {
        await state.put(wanted);
        return done;
      },
    }),
    control({
      method: 'GET',
      path: '/snapshots',
      what: 'The states that are kept by name.',
      answers: z.object({ snapshots: z.array(Snapshot) }),
      run: () => answer({ snapshots: snapshots.names() }),
    }),
    withBody({
      method: 'POST',
      path: '/snapshots',
      what: 'Keeps the state as it is by a name; takes the place of an earlier one.',
      body: Named,
      answers: Snapshot,
      run: async ({ name }) => {
        const taken = await state.take();
        snapshots.put(name, taken);
        return made({ name, sessions: taken.sessions.length, now: new Date(taken.now).toISOString() });
      },
    }),
    control({
      method: 'POST',
      path: '/snapshots/{name}/restore',
      what: 'Puts a snapshot in the place of all that is there.',
      run: async ({ name }) => {
        await state.put(snapshot(name));
        return done;
      },
    }),
    control({
      method: 'DELETE',
      path: '/snapshots/{name}',
      what: 'Drops a snapshot.',
      run: ({ name = '' }) => (snapshots.remove(name) ? done : notFound(`There is no snapshot '${name}'.`)),
    }),
    control({
      method: 'POST',
      path: '/reset',
      what: "Back to the start: the demo's players, no sessions, handles, faults, requests or sign-ins, the machine's time. Snapshots and templates stay.",
      run: async () => {
        await reset();
        return done;
      },
    }),
  ];
};
