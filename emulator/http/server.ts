import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Clock } from '../clock.ts';
import type { Fault, Faults } from '../controls/faults.ts';
import { answered, type Directory } from '../directory.ts';
import type { Players } from '../players.ts';
import type { Answer } from '../rules/answer.ts';
import type { StoredSession } from '../rules/stored.ts';
import { answerFor, contractOf, type Routed } from './directory-routes.ts';
import { faultAnswer } from './fault-answer.ts';
import { callerOf, isOurHost } from './identity.ts';
import type { RequestLog } from './requests.ts';
import { type Route, routeOf } from './routes.ts';
import { send } from './send.ts';

export type HttpParts = {
  readonly directory: Directory;
  readonly players: Players;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly log: (line: string) => void;
  /** Answers what is under `/_emulator/`. */
  readonly controls: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
  /** The port that we listen on. */
  readonly port: () => number;
};

/**
 * The directory's own paths are answered on node:http itself: hono's adapter makes a Request and a Response
 * of each call, which costs about as much as all of our rules. The controls, which are not counted, use hono.
 */
export const createHttp = (parts: HttpParts): Server =>
  createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      parts.log(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
      if (response.headersSent) response.destroy();
      else send(response, FAILED, { clock: parts.clock, contract: 107 });
    });
  });

const FAILED: Answer = { status: 500, text: 'The emulator failed on this request; its log says why.' };
const WRONG_HOST: Answer = { status: 421, text: 'This server answers to 127.0.0.1 and localhost only.' };
const NOT_SIGNED_IN: Answer = { status: 401, because: 'no authorization that the emulator knows' };

const serve = async (parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { clock, players, faults } = parts;
  const { path, query } = targetOf(request);
  if (!isOurHost(request.headers.host, parts.port()))
    return send(response, WRONG_HOST, { clock, contract: 107 });
  if (path.startsWith('/_emulator/')) {
    await parts.controls(request, response);
    return;
  }
  const began = clock.now();
  const xuid = callerOf(request);
  const route = routeOf(path);
  const faulty = await applied(
    parts,
    faults.take({ method: request.method ?? '', path: request.url ?? '', xuid }),
    {
      request,
      route,
    },
  );
  if (faulty.refused) {
    request.socket.destroy();
    return noted(parts, request, { xuid, began, status: null, fault: faulty.kinds });
  }
  const contract = contractOf(request) ?? 107;
  const asked = xuid === null ? null : { request, route, path, query, player: players.ensure(xuid) };
  const routed: Routed = faulty.answer
    ? { answer: faulty.answer }
    : asked === null
      ? { answer: NOT_SIGNED_IN }
      : await answerFor(parts.directory, asked).catch((error: unknown) => ({ answer: answered(error) }));
  const { status, because } = routed.answer;
  if (faulty.cut) request.socket.destroy();
  else {
    const shown = faulty.kinds === undefined ? {} : { 'X-Beckon-Fault': faulty.kinds };
    const headers = { ...shown, ...faulty.headers };
    send(response, routed.answer, { clock, contract, located: routed.located, headers });
  }
  noted(parts, request, { xuid, began, status: faulty.cut ? null : status, because, fault: faulty.kinds });
};

type Applied = {
  refused: boolean;
  cut: boolean;
  /** Names of the faults, for the header; undefined when there was none. */
  kinds?: string;
  answer?: Answer;
  headers?: OutgoingHttpHeaders;
};

const applied = async (
  { clock, directory }: HttpParts,
  faults: Fault[],
  { request, route }: { request: IncomingMessage; route: Route | null },
): Promise<Applied> => {
  const result: Applied = { refused: false, cut: false };
  for (const fault of faults) {
    result.kinds = result.kinds === undefined ? fault.kind : `${result.kinds}, ${fault.kind}`;
    if (fault.kind === 'delay') await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
    if (fault.kind === 'refuse') result.refused = true;
    if (fault.kind === 'cut-answer') result.cut = true;
    if (fault.kind === 'status') {
      request.resume(); // the body is not looked at
      Object.assign(result, faultAnswer(fault, await sessionOf(directory, route)));
    }
  }
  return result;
};

const sessionOf = async (directory: Directory, route: Route | null): Promise<StoredSession | undefined> => {
  if (route?.kind === 'session') return directory.current(route.ref);
  if (route?.kind !== 'handle-session') return undefined;
  const handle = await directory.handle(route.id);
  return handle && directory.current(handle.sessionRef);
};

/** The path without query; the absolute form, which a proxy's client sends, is taken too. */
const targetOf = (request: IncomingMessage): { path: string; query: URLSearchParams } => {
  const target = (request.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: NO_QUERY };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark)) };
};
const NO_QUERY = new URLSearchParams();

type Note = { xuid: string | null; began: number; status: number | null; because?: string; fault?: string };

const noted = ({ clock, requests, log }: HttpParts, request: IncomingMessage, note: Note): void => {
  const { began, ...rest } = note;
  const { method = '', url: path = '' } = request;
  const ms = Math.round((clock.now() - began) * 100) / 100;
  requests.add({ at: new Date(began).toISOString(), method, path, ms, ...rest });
  const why = rest.because === undefined ? '' : ` (${rest.because})`;
  const fault = rest.fault === undefined ? '' : ` fault: ${rest.fault}`;
  log(`${method} ${path} ${rest.xuid ?? 'nobody'} -> ${rest.status ?? 'cut'} ${ms} ms${why}${fault}`);
};
