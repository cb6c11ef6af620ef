import { z } from 'zod';
import { answer, type Control, control, done, notFound, withQuery } from './control.ts';
import type { ControlParts } from './controls.ts';

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const Count = z.coerce.number().int().nonnegative();

const Filter = z.strictObject({
  method: z.string().optional(),
  path: z
    .string()
    .max(500)
    .refine(isPattern, 'is no regular expression')
    .optional()
    .describe('A regular expression on path and query, without case.'),
  xuid: z.string().optional(),
  status: z
    .string()
    .regex(/^[1-5](\d\d|xx)$/i, 'must be a status such as 403, or a class such as 4xx')
    .optional(),
  refused: Flag.optional().describe('Those alone that a rule refused.'),
  faulty: Flag.optional().describe('Those alone that a fault changed.'),
  after: Count.optional().describe('Those alone that came after the one with this id.'),
  limit: Count.max(10_000).optional().describe('The last so many of them.'),
  bodies: Flag.optional().describe('With what was sent and answered.'),
});

const Logged = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  method: z.string(),
  path: z.string(),
  xuid: z.string().nullable(),
  status: z.number().int().nullable().describe('null: the connection was cut instead of an answer.'),
  ms: z.number(),
  contract: z.number().int().optional().describe('Absent where none was sent that is known.'),
  because: z.string().optional().describe('The rule that refused it, which the wire never tells.'),
  fault: z.string().optional(),
  body: z.string().optional(),
  answer: z.string().optional(),
  bodiesGone: z.literal(true).optional().describe('Let go to make room for later ones.'),
});

/** The last 10,000 calls. Those of the sign-in chain are without bodies, which hold secrets. */
export const requestControls = ({ requests }: ControlParts): Control[] => [
  withQuery({
    method: 'GET',
    path: '/requests',
    what: 'The last 10,000 calls, oldest first, each with the rule that refused it.',
    query: Filter,
    answers: z.object({
      requests: z.array(Logged),
      first: z
        .number()
        .int()
        .describe('The id of the oldest that is remembered; what was before it is forgotten.'),
    }),
    run: (filter) => answer({ requests: requests.all(filter), first: requests.first() }),
  }),
  control({
    method: 'GET',
    path: '/requests/{id}',
    what: 'One call, with what was sent and answered.',
    answers: Logged,
    run: ({ id }) => answer(requests.one(Number(id)) ?? notFound(`The call ${id} is not remembered.`)),
  }),
  control({
    method: 'DELETE',
    path: '/requests',
    what: 'Forgets the calls.',
    run: () => {
      requests.clear();
      return done;
    },
  }),
];

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}
