import type { Directory } from '../directory.ts';
import { type Answer, refuse, refuseMethod } from '../rules/answer.ts';
import { andThen, type Soon } from '../soon.ts';
import type { Asked, Routed } from './asked.ts';
import { handleAnswer, handleQueryAnswer, handleSession, handlesAnswer } from './handle-routes.ts';
import { batchAnswer, listAnswer, templateAnswer, templatesAnswer } from './list-routes.ts';
import { METHODS } from './routes.ts';
import { partAnswer, sessionAnswer } from './session-routes.ts';

/** Answers one call of the directory. Throws a `Refusal` for what the rules refuse. */
export const answerFor = (directory: Directory, asked: Asked): Soon<Routed> => {
  const { request, contract } = asked;
  const { route, path } = asked.target;
  const method = request.method ?? '';
  if (!route) return refuse(404, `The path '${path}' names nothing in the session directory.`);
  if (!METHODS[route.kind].includes(method)) refuseMethod(method, METHODS[route.kind]);
  if (route.kind === 'nonce') return { answer: { status: 200, json: { nonce: asked.makeNonce() } } };
  if (contract === null)
    refuse(400, "The header 'x-xbl-contract-version' is missing or not supported: send 104, 105 or 107.");
  const { history } = directory;
  switch (route.kind) {
    case 'session':
      return andThen(sessionAnswer(directory, asked, route.ref, { invited: false }), routed);
    case 'handle-session':
      return handleSession(directory, asked, route.id);
    case 'handle':
      return handleAnswer(directory, asked, route.id).then(routed);
    case 'handles':
      return handlesAnswer(directory, asked).then(routed);
    case 'handles-query':
      return handleQueryAnswer(directory, asked).then(routed);
    case 'part':
      return partAnswer(directory, asked, route.ref, route.path).then(routed);
    case 'sessions':
      return listAnswer(directory, asked, route).then(routed);
    case 'batch':
      return batchAnswer(directory, asked, route).then(routed);
    case 'templates':
      return { answer: templatesAnswer(directory, asked, route.scid) };
    case 'template':
      return { answer: templateAnswer(directory, asked, route) };
    case 'branches':
      return { answer: history.branches(route.ref, asked.whoIs(route.ref)) };
    case 'changes':
      return { answer: history.changes(route.ref, route.branch, asked.whoIs(route.ref)) };
    case 'change':
      return {
        answer: history.document(route.ref, route.branch, route.changeNumber, asked.whoIs(route.ref)),
      };
  }
};

const routed = (answer: Answer): Routed => ({ answer });
