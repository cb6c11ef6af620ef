import { parseJson } from '../../protocol/exact-json.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { Coming, Directory } from '../directory.ts';
import { type Answer, refuse } from '../rules/answer.ts';
import { isLarge } from '../rules/constants.ts';
import { parseDelta } from '../rules/delta.ts';
import { documentText } from '../rules/document-text.ts';
import { memberWith, type Who } from '../rules/stored.ts';
import { andThen, type Soon } from '../soon.ts';
import type { Asked } from './asked.ts';
import { readBody } from './body.ts';

/** GET and PUT of a session, by its path or by a handle. */
export const sessionAnswer = (
  directory: Directory,
  asked: Asked,
  ref: SessionRef,
  coming: Coming,
): Soon<Answer> => {
  const { request, whoIs } = asked;
  const who = whoIs(ref);
  const { 'if-none-match': ifNoneMatch } = request.headers;
  const found =
    request.method === 'GET'
      ? directory.read(ref, { ...coming, ifNoneMatch }, who)
      : andThen(readBody(request), (body) => written(directory, asked, ref, coming, body, who));
  return andThen(found, (answer) =>
    answer.session && isLarge(answer.session.constants) ? { ...answer, reader: who.xuid } : answer,
  );
};

const written = (
  directory: Directory,
  { request, target, countLarge }: Asked,
  ref: SessionRef,
  coming: Coming,
  body: unknown,
  who: Who,
): Soon<Answer> => {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  const noCommit = target.query.get('nocommit')?.toLowerCase() === 'true';
  return directory.write(
    ref,
    { ...coming, delta: parseDelta(body), ifMatch, ifNoneMatch, noCommit, countLarge },
    who,
  );
};

/**
 * A part of a session's document by its path: read, written as the delta that it is of the whole, and, for a
 * member or a server, deleted. A part of a session that does not exist is 404. docs
 */
export const partAnswer = async (
  directory: Directory,
  asked: Asked,
  ref: SessionRef,
  path: readonly [string, ...string[]],
): Promise<Answer> => {
  const { request, whoIs } = asked;
  const who = whoIs(ref);
  const session = await directory.current(ref);
  if (!session) return { status: 404, text: `The session '${ref.name}' was not found.` };
  if (request.method === 'GET') {
    const answer = await directory.read(ref, { invited: false }, who);
    if (!answer.session) return answer;
    const own = memberWith(session, who.xuid);
    const text = documentText(answer.session, asked.contract ?? 107, { reader: who.xuid });
    const place = path.map((each) => (each === 'me' && own ? String(own.constants.system.index) : each));
    const found = at(parseJson(text), place);
    return typeof found === 'object' && found !== null
      ? { status: 200, json: found }
      : { status: 404, text: `The session has no '${path.join('/')}'.` };
  }
  if (request.method === 'PUT')
    return written(directory, asked, ref, { invited: false }, nested(path, await readBody(request)), who);
  const [part, name, ...more] = path;
  if (!/^(members|servers)$/i.test(part) || name === undefined || more.length > 0)
    return refuse(405, `'${path.join('/')}' can't be deleted: only a member or a server can.`);
  const own = memberWith(session, who.xuid);
  const isMe =
    /^members$/i.test(part) && (/^me$/i.test(name) || name === String(own?.constants.system.index));
  if (isMe && !own) return { status: 204 };
  const body = nested([part.toLowerCase(), isMe ? 'me' : name], null);
  const answer = await written(directory, asked, ref, { invited: false }, body, who);
  return answer.status < 300 ? { status: 204 } : answer;
};

const nested = (path: readonly string[], body: unknown): unknown =>
  path.reduceRight((inner, name) => ({ [name]: inner }), body);

const at = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((place, name) => {
    if (typeof place !== 'object' || place === null) return undefined;
    const found = Object.entries(place).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return found?.[1];
  }, document);
