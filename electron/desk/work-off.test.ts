import { expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { arrivedActivation } from '../activation/testing.ts';
import { createRecords } from './records.ts';
import { createWorkOff } from './work-off.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const refused = arrivedActivation({
  id: 'a',
  state: 'refused',
  link: {
    kind: 'invite-handle',
    scheme: DEMO_TITLE.scheme,
    titleId: DEMO_TITLE.titleId,
    handle: '0f1e2d3c-4b5a-4697-8877-665544332211',
    from: Ada,
    to: Bea,
    context: null,
    extra: [],
  },
});

const unused = (): never => {
  throw new Error('nobody joins, nor is asked');
};

it('does nothing more for an invite that is deleted while the emulator is asked who it is for', async () => {
  const records = createRecords({ write: unused, activation: () => null }, () => new Date(), {
    activation: unused,
    trouble: unused,
  });
  records.adopt(refused);
  const { workOff } = createWorkOff({
    records,
    players: {
      known: () => null,
      find: async () => {
        records.forget(refused.id);
        return null;
      },
      list: () => [],
      loading: () => null,
    },
    joiner: { join: unused },
    asker: { ask: unused },
    trustedTitles: () => new Set(),
  });
  await expect(workOff(refused.id)).resolves.toBeUndefined();
});
