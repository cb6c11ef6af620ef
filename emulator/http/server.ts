import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { CallFault } from '../controls/fault-requests.ts';
import type { Faults } from '../controls/faults.ts';
import { answered, type Directory } from '../directory.ts';
import type { LimitKind, RateLimits } from '../limits/rate-limits.ts';
import { throttled } from '../limits/throttled.ts';
import type { Players } from '../players.ts';
import type { Nonces } from '../rta/nonces.ts';
import { type Answer, Refusal } from '../rules/answer.ts';
import type { Caller, Identity } from '../sign-in/identity.ts';
import { type SignInStep, signInStepOf } from '../sign-in/paths.ts';
import { orElse, type Soon } from '../soon.ts';
import { type Applied, applied } from './apply-faults.ts';
import { ReadRequest, textRead } from './body.ts';
import { answerFor, contractOf, type Routed } from './directory-routes.ts';
import { isOurHost } from './identity.ts';
import { createServer } from './node-http.ts';
import type { Call, RequestLog } from './requests.ts';
import { type Route, routeOf } from './routes.ts';
import { send } from './send.ts';
import { type Target, targetOf } from './target.ts';

export type HttpParts = {
  readonly directory: Directory;
  readonly players: Players;
  readonly identity: Identity;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly nonces: Nonces;
  readonly log: (line: string) => void;
  /** Answers what is under `/_emulator/`. */
  readonly controls: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
  /** Answers the sign-in chain. */
  readonly signIn: (step: SignInStep, request: IncomingMessage) => Promise<Answer>;
  /** The port that we listen on. */
  readonly port: () => number;
};

/**
 * The directory's own paths are answered on node:http itself: hono's adapter makes a Request and a Response
 * of each call, which costs about as much as all of our rules. The controls, which are not counted, use hono.
 */
export const createHttp = (parts: HttpParts): Server =>
  createServer(OPTIONS, (request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      parts.log(`${request.method} ${request.url}: ${wordsOf(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, FAILED, { clock: parts.clock, contract: 107 });
    });
  });

/** A caller who hangs up before he has sent everything is no error of ours. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ECONNRESET' ? 'the caller hung up' : String(error.stack);
};

const OPTIONS: ServerOptions = {
  // Some clients offer HTTP/2 with every call, as Java's does; that is declined by answering as if they had not.
  shouldUpgradeCallback: ({ headers }) => /\bwebsocket\b/i.test(headers.upgrade ?? ''),
  /** For a whole request to come in. */
  requestTimeout: 60_000,
  /** Node's 5 s meet the next call of a client that pauses, which then fails without an answer. */
  keepAliveTimeout: 65_000,
  /** A request without a body costs no stream then; an older Node passes this over. */
  optimizeEmptyRequests: true,
  IncomingMessage: ReadRequest,
};

const FAILED: Answer = { status: 500, text: 'The emulator failed on this request; its log says why.' };
const WRONG_HOST: Answer = { status: 421, text: 'This server answers to 127.0.0.1 and localhost only.' };

const serve = async (parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { clock, faults, identity } = parts;
  const target = targetOf(request);
  if (!isOurHost(request.headers.host, parts.port()))
    return send(response, WRONG_HOST, { clock, contract: 107 });
  if (target.path.startsWith('/_emulator/')) {
    await parts.controls(request, response);
    return;
  }
  const began = clock.now();
  // How long it took is no matter of the emulator's clock, which may be set meanwhile.
  const started = performance.now();
  const found = identity.callerOf(request.headers.authorization);
  const caller = 'because' in found ? null : found;
  const route = routeOf(target.path);
  const step = route === null ? signInStepOf(target.path) : null;
  const xuid = caller?.xuid ?? null;
  const call = { method: request.method ?? '', path: request.url ?? '', xuid };
  const due: CallFault[] = faults.takeForCall(call);
  const faulty: Applied = due.length === 0 ? NO_FAULT : await applied(parts, due, { request, route });
  if (faulty.refused) {
    request.socket.destroy();
    return noted(parts, request, { xuid, began, started, status: null, contract: 107, fault: faulty.kinds });
  }
  const contract = contractOf(request) ?? 107;
  const question = { request, route, step, target, found, instead: faulty.answer };
  const answering = orElse(() => answerOf(parts, question), refused);
  const { answer, located } = answering instanceof Promise ? await answering : answering;
  if (faulty.cut) request.socket.destroy();
  else {
    const shown = faulty.kinds === undefined ? undefined : { 'X-Beckon-Fault': faulty.kinds };
    send(response, answer, {
      clock,
      contract,
      located,
      headers: shown && { ...shown, ...faulty.headers },
    });
  }
  noted(parts, request, {
    ...{ xuid, began, started, contract },
    status: faulty.cut ? null : answer.status,
    because: answer.because,
    fault: faulty.kinds,
    // What the sign-in chain takes and gives are secrets: they are never kept.
    body: step === null ? textRead(request) : undefined,
    answer: step === null ? answer : undefined,
  });
};
const NO_FAULT: Applied = { refused: false, cut: false };
const refused = (error: unknown): Routed => ({ answer: answered(error) });

type Question = {
  readonly request: IncomingMessage;
  readonly route: Route | null;
  readonly step: SignInStep | null;
  readonly target: Target;
  readonly found: ReturnType<Identity['callerOf']>;
  /** The answer of a fault. */
  readonly instead?: Answer;
};

const answerOf = (parts: HttpParts, question: Question): Soon<Routed> => {
  const { identity, limits, clock, players } = parts;
  const { request, route, step, target, found, instead } = question;
  if (step !== null)
    return instead ? { answer: instead } : parts.signIn(step, request).then((answer) => ({ answer }));
  if ('because' in found) return { answer: instead ?? { status: 401, because: found.because } };
  const count = (kind: LimitKind, whose = countedAs(found)): Answer | null => {
    const over = limits.take(kind, whose, clock.now());
    return over && throttled(over);
  };
  const assertFew = (kind: LimitKind, whose?: string): void => {
    const tooMany = count(kind, whose);
    if (tooMany) throw new Refusal(tooMany);
  };
  const over = count('session');
  if (instead) return { answer: instead };
  if (over) {
    request.resume(); // the body is not looked at
    return { answer: over };
  }
  if (!found.server) players.ensure(found.xuid);
  return answerFor(parts.directory, {
    request,
    route,
    path: target.path,
    query: target.query,
    whoIs: (ref) => identity.whoIs(found, ref),
    makeNonce: () => parts.nonces.make(request.headers.authorization ?? '', clock.now()),
    people: (xuid) => [...(players.get(xuid)?.people ?? [])],
    countSearch: () => assertFew('search'),
    countLarge: (key) => assertFew('large', key),
  });
};

/** Limits are per player and title; a caller without a title claim is counted as one. docs */
const countedAs = ({ xuid, titleId }: Caller): string => (titleId === null ? xuid : `${xuid} in ${titleId}`);

type Done = Omit<Call, 'method' | 'path' | 'ms'> & { readonly started: number };

const noted = ({ requests, log }: HttpParts, request: IncomingMessage, done: Done): void => {
  const { began, xuid, status, contract, because, fault, body, answer } = done;
  const { method = '', url: path = '' } = request;
  const ms = Math.round((performance.now() - done.started) * 100) / 100;
  requests.add({ began, method, path, xuid, status, ms, contract, because, fault, body, answer });
  const why = because === undefined ? '' : ` (${because})`;
  const fell = fault === undefined ? '' : ` fault: ${fault}`;
  log(`${method} ${path} ${xuid ?? 'nobody'} -> ${status ?? 'cut'} ${ms} ms${why}${fell}`);
};
