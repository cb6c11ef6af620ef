import { z } from 'zod';
import { type Control, control } from './control.ts';
import type { ControlParts } from './controls.ts';
import { PARTS } from './news.ts';

const News = z.object({
  parts: z.array(z.enum(PARTS)).describe('What is no longer as it was. Ask the control of that name.'),
  anew: z.boolean().describe('true for the first of a connection: nothing that was known before it counts.'),
});

/** For whoever shows what the emulator holds, and would otherwise have to ask again and again. */
export const newsControls = ({ news }: ControlParts): Control[] => [
  control({
    method: 'GET',
    path: '/events',
    what: 'What changes, as it changes: server-sent events, each named `changed`. The first comes at once and names everything.',
    events: News,
    run: () => ({ status: 200, events: news.listen }),
  }),
];
