import { expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { Activation } from '../activation/activation.ts';
import { createRecords } from './records.ts';
import { createWorkOff } from './work-off.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const refused: Activation = {
  id: 'a',
  text: 'a link',
  length: 6,
  arrivedBy: 'paste',
  receivedAt: '2026-10-01T00:00:00.000Z',
  updatedAt: '2026-10-01T00:00:00.000Z',
  state: 'refused',
  reason: null,
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
  player: null,
  session: null,
  preview: null,
  repeats: 0,
  attempt: 0,
};

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
