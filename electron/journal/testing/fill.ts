import type { Activation } from '../../activation/activation.ts';
import type { Journal } from '../journal.ts';

const STATES = ['left', 'ended', 'refused', 'failed', 'asking', 'left', 'left', 'ended'] as const;
const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

/** The `number`th of a long row of unlike activations; the same each time. */
export const someActivation = (number: number, at: Date): Activation => {
  // Spread over the range, so that ids do not begin alike.
  const spread = Math.imul(number, 0x9e3779b1) >>> 0;
  const handle = `${hex(spread, 8)}-${hex(number % 65_536, 4)}-4${hex(spread % 4096, 3)}-8a2b-${hex(number, 12)}`;
  const to = `2814600000${String(number % 50).padStart(6, '0')}`;
  const sender = String(2_814_600_000_100_000 + (spread % 5000));
  const title = String(3_737_844_653 + (number % 7));
  const text = `ms-xbl-${hex(Number(title), 8)}://inviteHandleAccept/?invitedXuid=${to}&handle=${handle}&senderXuid=${sender}`;
  const state = STATES[number % STATES.length] ?? 'left';
  return {
    id: `${hex(number, 8)}-0000-4000-8000-${hex(spread, 12)}`,
    text,
    length: text.length,
    arrivedBy: 'second-instance',
    receivedAt: at.toISOString(),
    updatedAt: at.toISOString(),
    state,
    reason: state === 'refused' ? { kind: 'policy', code: 'declined' } : null,
    link: {
      kind: 'invite-handle',
      scheme: `ms-xbl-${hex(Number(title), 8)}`,
      titleId: title,
      handle,
      from: sender,
      to,
      context: number % 3 === 0 ? `round ${number} of friends` : null,
      extra: [],
    },
    player: to,
    session: {
      scid: '00000000-0000-0000-0000-0000decafbad',
      templateName: 'LobbySession',
      name: `${hex(spread ^ 0x5555_5555, 8)}-1111-4222-8333-${hex(number, 12)}`,
    },
    preview: null,
    repeats: 0,
    attempt: 1,
  };
};

const A_TIME = 1000;

/** Writes so many activations, a minute apart and the last one at `until`, and indexes them. */
export const fillJournal = (journal: Journal, count: number, until: Date): void => {
  for (let first = 0; first < count; first += A_TIME) {
    const numbers = Array.from({ length: Math.min(A_TIME, count - first) }, (_, at) => first + at);
    journal.write(
      numbers.map((number) => ({
        activation: someActivation(number, new Date(until.getTime() - (count - 1 - number) * 60_000)),
        before: null,
      })),
    );
  }
  while (journal.index(5000));
};
