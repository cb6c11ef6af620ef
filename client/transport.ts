import http from 'node:http';
import https from 'node:https';

export type HttpRequest = { method: string; url: string; headers: Record<string, string>; body: string };

/** A whole answer: the body has been read to its end. Header names as they came. */
export type HttpAnswer = { status: number; headers: [name: string, value: string][]; body: string };

/**
 * One request, one answer. Rejects with an error whose `code` is Node's (`ECONNRESET`, `CERT_HAS_EXPIRED`) or
 * `too-large`. Redirects are not followed: signed headers go to the one origin that they were made for.
 * This is all that the client asks of HTTP, so that Electron's `net.fetch` can take its place.
 */
export type Transport = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

/** No public limit of a session's size is known; a hundred members with full custom properties stay far below. */
export const BODY_LIMIT = 20 * 1024 * 1024;

export const tooLarge = (limit: number): Error =>
  Object.assign(new Error(`the answer is larger than ${limit} bytes`), { code: 'too-large' });

/** The code that Node, or we, gave an error; `unknown` where there is none. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/**
 * The transport on Node's own http, with connections kept alive. Not `fetch`: a join may cost at most 1.5 ×
 * what a bare `fetch` costs, signing, recording and reading included, and node:http leaves room for that; it is
 * also loaded with ws anyway, while `fetch` loads undici at its first use, in the middle of a cold start.
 */
export const createHttpTransport = (bodyLimit = BODY_LIMIT): Transport => {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true });

  return ({ method, url, headers, body }, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const { protocol, hostname, port, pathname, search } = new URL(url);
      // Taken apart here, and aborted by hand: Node's own ways to do both cost a tenth of the whole call.
      const target = { hostname: hostname.replace(/^\[|\]$/g, ''), port, path: pathname + search };
      const request =
        protocol === 'https:'
          ? https.request({ ...target, method, headers, agent: secure })
          : http.request({ ...target, method, headers, agent: plain });
      const abort = () => request.destroy();
      signal.addEventListener('abort', abort, { once: true });
      request.on('close', () => signal.removeEventListener('abort', abort));
      request.on('error', reject);
      request.on('response', (response) => {
        readBody(response, bodyLimit).then(
          (text) =>
            resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), body: text }),
          (error: unknown) => {
            request.destroy();
            reject(error);
          },
        );
      });
      // With the body given to `end`, Node sets Content-Length and sends head and body in one packet.
      request.end(body === '' ? undefined : body);
    });
};

const readBody = (response: http.IncomingMessage, limit: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limit) reject(tooLarge(limit));
    });
    response.on('end', () => resolve(Buffer.concat(chunks, size).toString('utf8')));
    response.on('error', reject);
  });

const pairs = (raw: string[]): [string, string][] => {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return headers;
};
