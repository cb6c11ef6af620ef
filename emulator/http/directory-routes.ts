import type { IncomingMessage } from 'node:http';
import { type ContractVersion, contractFromHeader } from '../../protocol/contract.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { type Directory, unknownHandle } from '../directory.ts';
import type { Player } from '../players.ts';
import { type Answer, refuse } from '../rules/answer.ts';
import { parseDelta } from '../rules/delta.ts';
import { isInvited, parseHandleRequest } from '../rules/handles.ts';
import type { Who } from '../rules/stored.ts';
import { titleOf } from '../title.ts';
import { readBody } from './body.ts';
import { METHODS, type Route } from './routes.ts';

/** An answer, and the session to name in Content-Location. */
export type Routed = { readonly answer: Answer; readonly located?: SessionRef };

export type Asked = {
  readonly request: IncomingMessage;
  readonly route: Route | null;
  /** Path without query, for texts. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly player: Player;
};

/** The contract version of a request; what is missing or too old is answered by `answerFor`. */
export const contractOf = (request: IncomingMessage): ContractVersion | null => {
  const header = request.headers['x-xbl-contract-version'];
  return contractFromHeader(typeof header === 'string' ? header : undefined);
};

/** Answers one call of the directory. Throws a `Refusal` for what the rules refuse. */
export const answerFor = async (directory: Directory, asked: Asked): Promise<Routed> => {
  const { request, route, path } = asked;
  const method = request.method ?? '';
  if (!route) return refuse(404, `The path '${path}' names nothing in the session directory.`);
  if (!METHODS[route.kind].includes(method))
    refuse(405, `The method ${method} is not supported here: use ${METHODS[route.kind].join(' or ')}.`);
  if (contractOf(request) === null)
    refuse(400, "The header 'x-xbl-contract-version' is missing or not supported: send 104, 105 or 107.");
  switch (route.kind) {
    case 'session':
      return { answer: await sessionAnswer(directory, asked, route.ref, false) };
    case 'handle-session':
      return handleSession(directory, asked, route.id);
    case 'handle':
      return { answer: await handleAnswer(directory, asked, route.id) };
    case 'handles': {
      const wanted = parseHandleRequest(await readBody(request));
      return { answer: await directory.createHandle(wanted, whoIs(asked.player, wanted.sessionRef)) };
    }
  }
};

const handleSession = async (directory: Directory, asked: Asked, id: string): Promise<Routed> => {
  const handle = await directory.handle(id);
  if (!handle) return { answer: unknownHandle(id) };
  const { sessionRef } = handle;
  const invited = isInvited(handle, whoIs(asked.player, sessionRef));
  return { answer: await sessionAnswer(directory, asked, sessionRef, invited), located: sessionRef };
};

const sessionAnswer = async (
  directory: Directory,
  { request, player, query }: Asked,
  ref: SessionRef,
  invited: boolean,
): Promise<Answer> => {
  const who = whoIs(player, ref);
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  if (request.method === 'GET') return directory.read(ref, { ifNoneMatch, invited }, who);
  const delta = parseDelta(await readBody(request));
  const noCommit = query.get('nocommit')?.toLowerCase() === 'true';
  return directory.write(ref, { delta, ifMatch, ifNoneMatch, invited, noCommit }, who);
};

const handleAnswer = async (
  directory: Directory,
  { request, player }: Asked,
  id: string,
): Promise<Answer> => {
  const handle = await directory.handle(id);
  if (!handle) return unknownHandle(id);
  if (request.method === 'GET') return { status: 200, json: handle.body };
  return directory.deleteHandle(id, whoIs(player, handle.sessionRef));
};

const whoIs = (player: Player, ref: SessionRef): Who => ({ ...player, titleId: titleOf(ref.scid) });
