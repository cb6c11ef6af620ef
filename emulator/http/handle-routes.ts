import type { Directory } from '../directory.ts';
import { unknownHandle } from '../handles.ts';
import type { Answer } from '../rules/answer.ts';
import { includesOf, parseHandleQuery } from '../rules/handle-query.ts';
import { parseHandleRequest } from '../rules/handles.ts';
import type { Asked, Routed } from './asked.ts';
import { readBody } from './body.ts';
import { sessionAnswer } from './session-routes.ts';

/** POST /handles */
export const handlesAnswer = async (directory: Directory, { request, whoIs }: Asked): Promise<Answer> => {
  const wanted = parseHandleRequest(await readBody(request));
  return directory.createHandle(wanted, whoIs(wanted.sessionRef));
};

/** POST /handles/query */
export const handleQueryAnswer = async (
  directory: Directory,
  { request, target, whoIs, people, countSearch }: Asked,
): Promise<Answer> => {
  const wanted = parseHandleQuery(await readBody(request));
  if (wanted.scid !== undefined) whoIs({ scid: wanted.scid });
  if (wanted.type === 'search') countSearch();
  return directory.queryHandles(wanted, includesOf(target.query.get('include')), people);
};

/** GET and DELETE /handles/{id} */
export const handleAnswer = async (
  directory: Directory,
  { request, whoIs }: Asked,
  id: string,
): Promise<Answer> => {
  const handle = await directory.handle(id);
  if (!handle) return unknownHandle(id);
  if (request.method === 'GET') return { status: 200, json: handle.body };
  return directory.deleteHandle(id, whoIs(handle.sessionRef));
};

/** GET and PUT /handles/{id}/session */
export const handleSession = async (directory: Directory, asked: Asked, id: string): Promise<Routed> => {
  const handle = await directory.handle(id);
  if (!handle) return { answer: unknownHandle(id) };
  const { sessionRef, ...coming } = await directory.way(handle, asked.whoIs(handle.sessionRef));
  return { answer: await sessionAnswer(directory, asked, sessionRef, coming), located: sessionRef };
};
