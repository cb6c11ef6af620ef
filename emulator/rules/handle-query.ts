import { HandleQuery } from '../../protocol/handle.ts';
import { type Fields, isFields } from '../../protocol/merge.ts';
import { titleOf } from '../title.ts';
import { refuse } from './answer.ts';
import { maxMembers } from './constants.ts';
import { parsedBy } from './delta.ts';
import { ownerXuids } from './owners.ts';
import { roleInfo, rolesShown } from './roles.ts';
import { parseFilter, parseOrder, type Searched } from './search-filter.ts';
import { type StoredHandle, type StoredSession, shownVisibility } from './stored.ts';

/** A handle that a query found, and the session that it points at: undefined when there is none. */
export type FoundHandle = { readonly handle: StoredHandle; readonly session: StoredSession | undefined };

/** A query answers so many. docs */
const MOST = 100;

/** Reads the body of POST /handles/query; 400 with the path of the first field that is wrong. */
export const parseHandleQuery = (body: unknown): HandleQuery => {
  const query = parsedBy(HandleQuery, body);
  if (query.type !== 'activity') return query;
  if ((query.owners.xuids === undefined) === (query.owners.people === undefined))
    refuse(400, "The request is not valid: 'owners': give either xuids or people.");
  return query;
};

/** `include=relatedInfo,customProperties,roleInfo`; `|` between them is taken too. */
export const includesOf = (include: string | null): ReadonlySet<string> =>
  new Set((include ?? '').split(/[,|]/).map((each) => each.trim().toLowerCase()));

/** The handles that a search lets through, in its order; without one, in that of their making. */
export const searched = (
  found: readonly FoundHandle[],
  { filter, orderBy }: { filter?: string; orderBy?: string },
): FoundHandle[] => {
  const passes = filter === undefined || filter.trim() === '' ? () => true : parseFilter(filter);
  const compare = orderBy === undefined || orderBy.trim() === '' ? null : parseOrder(orderBy);
  const passed = found
    .map((each) => ({ each, values: valuesOf(each) }))
    .filter(({ values }) => passes(values));
  if (compare) passed.sort((one, other) => compare(one.values, other.values));
  return passed.map(({ each }) => each);
};

/** The body of the answer. */
export const queryResults = (found: readonly FoundHandle[], includes: ReadonlySet<string>): Fields => ({
  results: found.slice(0, MOST).map(({ handle, session }) => ({
    ...handle.body,
    ...(session && includes.has('relatedinfo') && { relatedInfo: relatedInfo(handle, session) }),
    ...(session && includes.has('customproperties') && { customProperties: session.properties.custom }),
    ...(session && includes.has('roleinfo') && { roleInfo: roleInfo(session) }),
  })),
});

const relatedInfo = ({ type, body }: StoredHandle, session: StoredSession): Fields => ({
  visibility: shownVisibility(session),
  joinRestriction: String(session.properties.system.joinRestriction ?? 'none').toLowerCase(),
  closed: session.properties.system.closed === true,
  maxMembersCount: maxMembers(session.constants),
  membersCount: session.members.length,
  postedTime: body.createTime,
  ...(type === 'search' && { sessionOwners: ownerXuids(session) }),
});

/** What a filter may name, by the table of the documentation. */
const valuesOf = ({ handle, session }: FoundHandle): Searched => {
  const attributes: Fields = isFields(handle.body.searchAttributes) ? handle.body.searchAttributes : {};
  return (path) => {
    const [root = '', ...rest] = path.split('/');
    const place = root.toLowerCase();
    if (place === 'session') return session && sessionValue(session, handle, rest);
    if (/^(number|string)s?$/.test(place))
      return named(attributes[`${place.replace(/s$/, '')}s`], rest.join('/'));
    return named(attributes, place);
  };
};

const sessionValue = (session: StoredSession, handle: StoredHandle, path: string[]): unknown => {
  const [name = '', typeName = '', role = '', what = ''] = path.map((part) => part.toLowerCase());
  const max = maxMembers(session.constants);
  const count = session.members.length;
  const target = session.constants.system.targetMembersCount;
  const values: Record<string, () => unknown> = {
    memberxuids: () => session.members.map(({ constants }) => constants.system.xuid),
    ownerxuids: () => ownerXuids(session),
    memberscount: () => count,
    maxmemberscount: () => max,
    maxmemberscountremaining: () => max - count,
    targetmemberscount: () => target,
    targetmemberscountremaining: () => (typeof target === 'number' ? target - count : undefined),
    needs: () => (typeof target === 'number' ? target : max) - count,
    keywords: () => session.properties.system.keywords,
    scid: () => session.ref.scid,
    titleid: () => Number(titleOf(session.ref.scid)),
    templatename: () => session.ref.templateName,
    postedtime: () => handle.body.createTime,
    starttime: () => session.startTime,
    roles: () => roleValue(session, typeName, role, what),
  };
  return values[name]?.();
};

const roleValue = (session: StoredSession, typeName: string, name: string, what: string): unknown => {
  const role = named(named(named(rolesShown(session), typeName), 'roles'), name);
  const max = named(role, 'max');
  const target = named(role, 'target') ?? max;
  const count = named(role, 'count');
  if (what === 'needs')
    return typeof target === 'number' && typeof count === 'number' ? target - count : undefined;
  return what === 'target' ? target : named(role, what);
};

/** The field of this name, whatever its case. */
const named = (fields: unknown, name: string): unknown => {
  if (!isFields(fields)) return undefined;
  const key = Object.keys(fields).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : fields[key];
};
