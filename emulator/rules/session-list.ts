import { z } from 'zod';
import { sameId, Xuid } from '../../protocol/ids.ts';
import type { Fields } from '../../protocol/merge.ts';
import { NO_ACCESS, refuse } from './answer.ts';
import { parsedBy } from './delta.ts';
import { memberWith, type StoredSession, shownVisibility, stateOf, type Who } from './stored.ts';

/** A list answers so many. docs */
const MOST = 100;

const Flag = z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false);

/** The query of GET …/sessions and of a batch. docs */
const ListQuery = z.object({
  xuid: Xuid.optional(),
  keyword: z.string().min(1).max(100).optional(),
  visibility: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['open', 'visible', 'private', 'full']))
    .optional(),
  version: z.coerce.number().int().nonnegative().optional(),
  take: z.coerce.number().int().min(1).default(MOST),
  /** Private sessions too. */
  private: Flag,
  /** Sessions too in which the user has a reservation alone. */
  reservations: Flag,
  /** Sessions too in which the user is inactive. */
  inactive: Flag,
});
export type ListQuery = z.infer<typeof ListQuery> & { readonly templateName?: string };

const Batch = z.looseObject({ xuids: z.array(Xuid).min(1).max(1_000) });

/** Reads the query of a list; 400 with the name of the first parameter that is wrong. */
export const parseListQuery = (query: URLSearchParams): ListQuery => {
  const given = Object.fromEntries([...query].map(([name, value]) => [name.toLowerCase(), value]));
  return parsedBy(ListQuery, given);
};

export const parseBatch = (body: unknown): readonly string[] => [...new Set(parsedBy(Batch, body).xuids)];

/**
 * A list is of somebody's sessions, or of those with a keyword. Private ones, and those that a player is not active
 * in, are for himself and for a title's server: by a keyword alone for the server alone. docs
 */
export const assertMayList = (query: ListQuery, xuids: readonly string[], { xuid, server }: Who): void => {
  if (xuids.length === 0 && query.keyword === undefined)
    refuse(400, "The request is not valid: 'xuid' or 'keyword' is needed.");
  const hidden = ['private', 'reservations', 'inactive'] as const;
  const asked = hidden.find((name) => query[name]);
  if (asked === undefined || server) return;
  const other = xuids.length === 0 ? 'everybody' : xuids.find((each) => each !== xuid);
  if (other !== undefined) refuse(403, NO_ACCESS, `${asked}=true: ${xuid} may not see that of ${other}`);
};

/** Is the session in the list? With a xuid: by what that player is in it. */
export const isListed = (session: StoredSession, query: ListQuery, xuid: string | undefined): boolean => {
  const visibility = shownVisibility(session);
  const { keyword, version, templateName } = query;
  if (templateName !== undefined && !sameId(session.ref.templateName, templateName)) return false;
  if (visibility === 'private' && !query.private) return false;
  if (query.visibility !== undefined && query.visibility !== visibility) return false;
  if (version !== undefined && Number(session.constants.system.version) > version) return false;
  if (keyword !== undefined && !keywordsOf(session).some((each) => sameId(each, keyword))) return false;
  if (xuid === undefined) return true;
  const member = memberWith(session, xuid);
  if (!member) return false;
  const state = stateOf(member);
  return state === 'reserved' ? query.reservations : state !== 'inactive' || query.inactive;
};

/** One line of the list. */
export const listed = (session: StoredSession, xuid: string | undefined): Fields => {
  const member = xuid === undefined ? undefined : memberWith(session, xuid);
  const visibility = shownVisibility(session);
  const { joinRestriction, turn } = session.properties.system;
  const restricted = joinRestriction !== undefined && String(joinRestriction).toLowerCase() !== 'none';
  const keywords = keywordsOf(session);
  return {
    ...(member && { xuid }),
    startTime: session.startTime,
    sessionRef: session.ref,
    accepted: session.members.filter(({ reserved }) => !reserved).length,
    ...(member && { status: stateOf(member) }),
    visibility,
    ...(restricted && /^(open|full)$/.test(visibility) && { joinRestriction }),
    ...(member && Array.isArray(turn) && turn.includes(member.constants.system.index) && { myTurn: true }),
    ...(keywords.length > 0 && { keywords }),
  };
};

export const taken = (query: ListQuery): number => Math.min(query.take, MOST);

const keywordsOf = ({ properties }: StoredSession): string[] => {
  const { keywords } = properties.system;
  return Array.isArray(keywords) ? keywords.filter((each) => typeof each === 'string') : [];
};
