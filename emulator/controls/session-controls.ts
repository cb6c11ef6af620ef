import { z } from 'zod';
import { parseJson } from '../../protocol/exact-json.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import { documentText } from '../rules/document-text.ts';
import { memberWith, type StoredSession, shownVisibility, stateOf } from '../rules/stored.ts';
import { answer, type Control, control, notFound, withQuery } from './control.ts';
import type { ControlParts } from './controls.ts';

const Filter = z.strictObject({
  scid: z.string().optional(),
  template: z.string().optional(),
  xuid: z.string().optional().describe('Those alone that this player is in.'),
  text: z.string().max(200).optional().describe('Those alone whose SCID, template or name has it in it.'),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000).describe('The newest so many of them.'),
});
type Filter = z.infer<typeof Filter>;

const Listed = z.object({
  sessionRef: SessionRef,
  branch: z.string(),
  changeNumber: z.number().int(),
  startTime: z.string(),
  visibility: z.string().describe('`open`, `visible`, `private`, or `full` where an open one has no room.'),
  joinRestriction: z.string().nullable(),
  closed: z.boolean(),
  members: z.number().int(),
  active: z.number().int(),
  maxMembersCount: z.number().int().nullable(),
});

/** The sessions, whoever may read them on the wire: a look from outside. */
export const sessionControls = ({ directory, state }: ControlParts): Control[] => [
  withQuery({
    method: 'GET',
    path: '/sessions',
    what: 'All sessions, the newest first, whoever may read them.',
    query: Filter,
    answers: z.object({
      sessions: z.array(Listed),
      count: z.number().int().describe('How many there are that the filter lets through.'),
    }),
    run: async (filter) => {
      const found = (await state.store.everything()).sessions.filter(testOf(filter));
      return answer({ sessions: found.slice(-filter.limit).reverse().map(listed), count: found.length });
    },
  }),
  control({
    method: 'GET',
    path: '/sessions/{scid}/{template}/{name}',
    what: 'A session document as it is now, at contract 107. A large session lists its members as nobody in it sees them: not at all.',
    answers: z.looseObject({ changeNumber: z.number().int() }),
    run: async (params) => {
      const session = await directory.current(refOf(params));
      return session ? answer(Object(parseJson(documentText(session, 107)))) : noSuchSession(params);
    },
  }),
];

type Params = Readonly<Record<string, string>>;

const refOf = ({ scid = '', template = '', name = '' }: Params): SessionRef => ({
  scid,
  templateName: template,
  name,
});

const noSuchSession = (params: Params): never =>
  notFound(`There is no session '${params.name}' of the template '${params.template}' in ${params.scid}.`);

const testOf =
  ({ scid, template, xuid, text }: Filter) =>
  (session: StoredSession): boolean => {
    const { ref } = session;
    const of = [ref.scid, ref.templateName, ref.name].join('/').toLowerCase();
    return (
      (scid === undefined || ref.scid.toLowerCase() === scid.toLowerCase()) &&
      (template === undefined || ref.templateName.toLowerCase() === template.toLowerCase()) &&
      (text === undefined || of.includes(text.toLowerCase())) &&
      (xuid === undefined || memberWith(session, xuid) !== undefined)
    );
  };

const listed = (session: StoredSession): z.infer<typeof Listed> => {
  const { ref, branch, changeNumber, startTime, members, constants, properties } = session;
  const { maxMembersCount } = constants.system;
  const { joinRestriction, closed } = properties.system;
  return {
    sessionRef: ref,
    branch,
    changeNumber,
    startTime,
    visibility: shownVisibility(session),
    joinRestriction: typeof joinRestriction === 'string' ? joinRestriction : null,
    closed: closed === true,
    members: members.length,
    active: members.filter((member) => stateOf(member) === 'active').length,
    maxMembersCount: typeof maxMembersCount === 'number' ? maxMembersCount : null,
  };
};
