import type { Activation } from './activation.ts';

/** An activation that has arrived and is nothing more yet, with what a test needs otherwise. */
export const arrivedActivation = (change: Partial<Activation> = {}): Activation => ({
  id: 'x',
  text: 'ms-xbl-decafbad://x',
  length: 19,
  arrivedBy: 'argv',
  receivedAt: '2026-11-20T10:00:00.000Z',
  updatedAt: '2026-11-20T10:00:00.000Z',
  state: 'received',
  reason: null,
  link: null,
  player: null,
  session: null,
  preview: null,
  repeats: 0,
  attempt: 0,
  ...change,
});
