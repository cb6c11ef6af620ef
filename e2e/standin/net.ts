import type http from 'node:http';
import { lifecycle } from './lifecycle.ts';
import { notInStandin, refuseUnknown, strict } from './missing.ts';
import { chromiumError } from './net-errors.ts';
import { proxiesFor } from './proxy-rules.ts';

/** Node's own network modules, loaded at the first call: every start of the program would wait for them. */
const node = {
  http: () => process.getBuiltinModule('node:http'),
  https: () => process.getBuiltinModule('node:https'),
  stream: () => process.getBuiltinModule('node:stream'),
  tls: () => process.getBuiltinModule('node:tls'),
};

const OPTIONS = ['method', 'headers', 'body', 'signal', 'redirect', 'credentials', 'cache', 'referrerPolicy'];

/** There are no cookies, no stored credentials and no cache here: a request must not ask for any. */
function check(init: RequestInit): void {
  refuseUnknown(init, OPTIONS, 'net.fetch options');
  const { redirect, credentials, cache, body = '' } = init;
  if (redirect === undefined || redirect === 'follow') throw notInStandin('net.fetch that follows redirects');
  if (credentials !== 'omit') throw notInStandin('net.fetch with credentials');
  if (cache !== 'no-store') throw notInStandin('net.fetch with a cache');
  if (typeof body !== 'string') throw notInStandin('net.fetch with a body that is no text');
}

/** Through the first proxy of the list; Node makes the tunnel, or asks by the absolute form for plain http. */
function agentFor(url: string, isSecure: boolean): { agent: http.Agent; byProxy: boolean } {
  const [first = 'DIRECT'] = proxiesFor(url).split(';');
  const [word, host] = first.trim().split(/\s+/);
  const byProxy = word !== 'DIRECT';
  if (byProxy && word !== 'PROXY') throw notInStandin(`net.fetch through ${first}`);
  const server = `http://${host}`;
  const proxyEnv = byProxy ? { http_proxy: server, https_proxy: server, no_proxy: '' } : {};
  const agent = isSecure
    ? new (node.https().Agent)({ proxyEnv, ca: node.tls().getCACertificates('system') })
    : new (node.http().Agent)({ proxyEnv });
  return { agent, byProxy };
}

const NO_BODY = [101, 204, 205, 304];

/** As Electron's: header names in lower case, several values of a name joined, the body a stream. */
function asResponse(answer: http.IncomingMessage): Response {
  const headers = new Headers();
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
  const status = answer.statusCode ?? 0;
  const hasBody = !NO_BODY.includes(status);
  if (!hasBody) answer.resume();
  const body = hasBody ? (node.stream().Readable.toWeb(answer) as ReadableStream<Uint8Array>) : null;
  return new Response(body, { status, statusText: answer.statusMessage ?? '', headers });
}

function send(url: string, init: RequestInit): Promise<Response> {
  const isSecure = url.startsWith('https:');
  const { agent, byProxy } = agentFor(url, isSecure);
  const { method = 'GET', body, signal } = init;
  const headers = Object.fromEntries(new Headers(init.headers));
  return new Promise((resolve, reject) => {
    const request = (isSecure ? node.https() : node.http()).request(url, { method, headers, agent });
    const fail = (error: unknown) => {
      agent.destroy();
      reject(signal?.aborted ? signal.reason : error);
    };
    const abort = () => request.destroy();
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error) => fail(chromiumError(error, byProxy)));
    request.on('close', () => {
      signal?.removeEventListener('abort', abort);
      agent.destroy();
    });
    request.on('response', (answer) => {
      const isRedirect =
        [301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) && answer.headers.location;
      if (!isRedirect) return resolve(asResponse(answer));
      request.destroy();
      const policy = init.redirect === 'error';
      fail(
        new Error(
          policy ? "Attempted to redirect, but redirect policy was 'error'" : 'Redirect was cancelled',
        ),
      );
    });
    request.end(body);
  });
}

/** Node's own sockets in place of Chromium's network stack, by the same settings for proxies. */
async function fetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
  if (!lifecycle.ready) throw new Error('`net` can only be used after the app is ready');
  if (typeof input !== 'string') throw notInStandin('net.fetch of a Request');
  if (!/^https?:/.test(input)) throw notInStandin(`net.fetch of ${input.split(':')[0]}:`);
  check(init);
  init.signal?.throwIfAborted();
  return send(input, init);
}

export const net = strict({ fetch } satisfies Pick<Electron.Net, 'fetch'>, 'net');
