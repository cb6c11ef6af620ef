import { z } from 'zod';
import { answer, type Control, control, done, made, notFound, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';
import { ActiveFault, FaultRequest } from './fault-requests.ts';
import { isRtaFault } from './faults.ts';

/** What is to go wrong. Answers that a fault changed carry `X-Beckon-Fault`. */
export const faultControls = ({ faults, rta }: ControlParts): Control[] => [
  control({
    method: 'GET',
    path: '/faults',
    what: 'The faults that are set, with how often each is still for.',
    answers: z.object({ faults: z.array(ActiveFault) }),
    run: () => answer({ faults: faults.all() }),
  }),
  withBody({
    method: 'POST',
    path: '/faults',
    what: 'Sets a fault. drop-rta and resync happen at once and are not kept.',
    body: FaultRequest,
    answers: ActiveFault.partial({ id: true }),
    run: (wanted) => {
      if (!isRtaFault(wanted.fault)) return made(faults.add(wanted));
      if (wanted.fault.kind === 'resync') rta.resync(wanted.match.xuid);
      else rta.drop(wanted.match.xuid);
      return made(wanted);
    },
  }),
  control({
    method: 'DELETE',
    path: '/faults',
    what: 'Takes all faults back.',
    run: () => {
      faults.clear();
      return done;
    },
  }),
  control({
    method: 'DELETE',
    path: '/faults/{id}',
    what: 'Takes one fault back.',
    run: ({ id }) => (faults.remove(Number(id)) ? done : notFound(`There is no fault ${id}.`)),
  }),
];
