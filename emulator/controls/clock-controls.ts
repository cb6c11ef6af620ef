import { z } from 'zod';
import { ClockChange, ClockState } from './clock-change.ts';
import { answer, type Control, control, withBody } from './control.ts';
import type { ControlParts } from './controls.ts';

const Limits = z.strictObject({ on: z.boolean() });

/** What runs by itself: the clock, and the limits that are counted by it. */
export const clockControls = ({ clock, limits, state }: ControlParts): Control[] => [
  control({
    method: 'GET',
    path: '/clock',
    what: "The emulator's time, by which all its timers go.",
    answers: ClockState,
    run: () => answer(clock.state()),
  }),
  withBody({
    method: 'POST',
    path: '/clock',
    what: 'Sets the clock, steps it forward, stops it or lets it go on. Answers when the timers in between have run.',
    body: ClockChange,
    answers: ClockState,
    run: async (change) => {
      await clock.change(change);
      state.noteClock();
      return answer(clock.state());
    },
  }),
  control({
    method: 'GET',
    path: '/limits',
    what: 'Whether calls over the rate limits are answered with 429.',
    answers: Limits,
    run: () => answer({ on: limits.isOn() }),
  }),
  withBody({
    method: 'PUT',
    path: '/limits',
    what: 'Turns the rate limits on or off, and begins to count anew.',
    body: Limits,
    answers: Limits,
    run: ({ on }) => {
      limits.turn(on);
      return answer({ on });
    },
  }),
];
