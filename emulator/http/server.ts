import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Answer } from '../rules/answer.ts';
import { orElse, type Soon } from '../soon.ts';
import { type CallParts, serveCall } from './call.ts';
import { isOurHost } from './identity.ts';
import { createServer, STATUS_CODES } from './node-http.ts';
import { sendNow } from './outbox.ts';
import { ReadRequest } from './read-request.ts';
import { send } from './send.ts';
import { type Target, targetOf } from './target.ts';

export type HttpParts = CallParts & {
  /** Answers what is under `/_emulator/`. */
  readonly controls: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;
  /** The port that we listen on. */
  readonly port: () => number;
};

/**
 * The directory's own paths are answered on node:http itself: hono's adapter makes a Request and a Response
 * of each call, which costs about as much as all of our rules. The controls, which are not counted, use hono.
 */
export const createHttp = (parts: HttpParts): Server => {
  /** What the last call on each connection is answered with, of those that take longer than a turn. */
  const lastOn = new WeakMap<Duplex, ServerResponse>();
  const server = createServer(OPTIONS, (request, response) => {
    const target = targetOf(request.url ?? '/');
    const begin = (): void => {
      const served = orElse(
        () => serve(parts, request, response, target),
        (error) => failed(parts, request, response, error),
      );
      if (served instanceof Promise) lastOn.set(request.socket, response);
    };
    // Hono reads a body as a stream.
    if (request instanceof ReadRequest && !isControl(target)) request.whenHere(begin);
    else begin();
  });
  return server.on('clientError', (error: Error & { code?: string }, socket: Duplex) => {
    const end = (): void => {
      if (socket.writable && error.code !== 'ECONNRESET') socket.end(notHttp(error));
      else socket.destroy();
    };
    // A whole call before it on this connection may have been answered in this very turn, or be so later.
    sendNow();
    const last = lastOn.get(socket);
    if (socket.writable && last?.req.complete && !last.writableFinished) last.once('close', end);
    else end();
  });
};

/** The answer to what is no HTTP, or not all of it: nobody can tell where a next request would begin. */
const notHttp = ({ code = '', message }: { readonly code?: string; readonly message: string }): string => {
  const { status, text } = NOT_HTTP[code] ?? {
    status: 400,
    text: `The request is not valid HTTP: ${message.replace('Parse Error: ', '')}.`,
  };
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
};
const NOT_HTTP: Readonly<Record<string, { readonly status: number; readonly text: string }>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    text: 'The headers of the request are too large: at most 16 kB are taken.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, text: 'The chunk extensions of the request are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, text: 'The request did not come in as a whole within 60 s.' },
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

const serve = (
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  target: Target,
): Soon<unknown> => {
  if (!isOurHost(request.headers.host, parts.port()))
    return send(response, WRONG_HOST, { now: parts.clock.now(), contract: 107 });
  return isControl(target)
    ? parts.controls(request, response)
    : serveCall(parts, { request, response, target });
};

const isControl = ({ path }: Target): boolean => path.startsWith('/_emulator/');

const failed = (
  { clock, log }: HttpParts,
  { method, url }: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void => {
  log(`${method} ${url}: ${wordsOf(error)}`);
  if (response.headersSent) response.destroy();
  else send(response, FAILED, { now: clock.now(), contract: 107 });
};

/** A caller who hangs up before he has sent everything is no error of ours. */
const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ECONNRESET' ? 'the caller hung up' : String(error.stack);
};

const FAILED: Answer = { status: 500, text: 'The emulator failed on this request; its log says why.' };
const WRONG_HOST: Answer = { status: 421, text: 'This server answers to 127.0.0.1 and localhost only.' };
