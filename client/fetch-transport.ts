import { BODY_LIMIT, type Transport, tooLarge } from './transport.ts';

/** As much of `fetch` as is needed: Electron's `net.fetch`, or a stand-in. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Chromium's own name of what went wrong, which Electron has in the message alone: `net::ERR_CERT_DATE_INVALID`. */
const chromiumCode = (message: string): string | null => /\bnet::(ERR_[A-Z0-9_]+)/.exec(message)?.[1] ?? null;

const withCode = (error: unknown): unknown => {
  const message = messageOf(error);
  // Nothing is told of a redirect that is not followed but that there was one.
  const code = chromiumCode(message) ?? (/redirect/i.test(message) ? 'redirected' : null);
  return code === null ? error : Object.assign(new Error(message, { cause: error }), { code });
};

const readText = async (response: Response, limit: number): Promise<string> => {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks, size).toString('utf8');
    size += value.byteLength;
    chunks.push(value);
    if (size <= limit) continue;
    const error = tooLarge(limit);
    await reader.cancel(error);
    throw error;
  }
};

/**
 * The transport on Electron's `net.fetch`: Chromium's network stack, with the system's proxy and certificates, so that
 * a debugging proxy such as Fiddler sees the calls. Of Chromium's nothing is added: no cookies, no cache, no stored
 * credentials, no referrer. Errors have Chromium's names as codes, without `net::`; besides those `redirected` and
 * `too-large`. Header names come in lower case, several values of a name as one.
 * @param ready `net` can be used when this resolves
 */
export const createFetchTransport = (options: {
  fetch: Fetch;
  ready: () => Promise<unknown>;
  bodyLimit?: number;
}): Transport => {
  const { fetch, ready, bodyLimit = BODY_LIMIT } = options;
  return async ({ method, url, headers, body }, signal) => {
    await ready();
    signal.throwIfAborted();
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body !== '' && { body }),
        signal,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      return {
        status: response.status,
        headers: [...response.headers],
        // What a proxy that asks for a password says beside it can't always be read.
        body: response.status === 407 ? '' : await readText(response, bodyLimit),
      };
    } catch (error) {
      throw withCode(error);
    }
  };
};
