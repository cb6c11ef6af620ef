import type { Call, HttpExchange, RtaFrame } from './exchange.ts';
import { socketsIn } from './rta-sockets.ts';

const VERSION = 'HTTP/1.1';

const pairs = (headers: HttpExchange['requestHeaders']) => headers.map(([name, value]) => ({ name, value }));

const queryOf = (url: string) =>
  [...(URL.parse(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value }));

const headerIn = (headers: HttpExchange['requestHeaders'], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

const byteLength = (text: string): number => new TextEncoder().encode(text).byteLength;

const requestEntry = (
  method: string,
  url: string,
  headers: HttpExchange['requestHeaders'],
  body: string,
) => ({
  method,
  url,
  httpVersion: VERSION,
  cookies: [],
  headers: pairs(headers),
  queryString: queryOf(url),
  ...(body !== '' && { postData: { mimeType: headerIn(headers, 'content-type') ?? '', text: body } }),
  headersSize: -1,
  bodySize: byteLength(body),
});

const responseEntry = (status: number, headers: HttpExchange['requestHeaders'], body: string) => ({
  status,
  statusText: '',
  httpVersion: VERSION,
  cookies: [],
  headers: pairs(headers),
  content: {
    size: byteLength(body),
    mimeType: headerIn(headers, 'content-type') ?? 'application/octet-stream',
    text: body,
  },
  redirectURL: headerIn(headers, 'location') ?? '',
  headersSize: -1,
  bodySize: byteLength(body),
  // Chrome's own: it shows no size where the one of the headers is not known.
  _transferSize: byteLength(body),
});

const exchangeEntry = (call: HttpExchange) => ({
  startedDateTime: call.at,
  time: call.ms,
  request: requestEntry(call.method, call.url, call.requestHeaders, call.requestBody),
  response: {
    ...responseEntry(call.status ?? 0, call.responseHeaders, call.responseBody),
    ...(call.error && { _error: `${call.error.code}: ${call.error.message}` }),
  },
  cache: {},
  timings: { send: 0, wait: call.ms, receive: 0 },
  _resourceType: 'fetch',
  _beckon: {
    call: call.call,
    attempt: call.attempt,
    ...(call.error && { error: call.error }),
    ...(call.heldMs && { heldMs: call.heldMs }),
  },
});

const time = (at: string): number => Date.parse(at);

const socketEntry = (frames: RtaFrame[]) => {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!first || !last) return [];
  const open = frames.find(({ direction }) => direction === 'open');
  const close = frames.find(({ direction }) => direction === 'close');
  const ms = time(last.at) - time(first.at);
  return [
    {
      startedDateTime: (open ?? first).at,
      time: ms,
      request: requestEntry('GET', open?.text || 'wss://rta.xboxlive.com/connect', [], ''),
      response: responseEntry(101, [], ''),
      cache: {},
      timings: { send: 0, wait: 0, receive: ms },
      _resourceType: 'websocket',
      _webSocketMessages: frames
        .filter(({ direction }) => direction === 'in' || direction === 'out')
        .map(({ at, direction, text }) => ({
          type: direction === 'out' ? 'send' : 'receive',
          time: time(at) / 1000,
          opcode: 1,
          data: text,
        })),
      _beckon: { opened: open !== undefined, ...(close && { closed: { at: close.at, why: close.text } }) },
    },
  ];
};

/**
 * Calls as an HTTP Archive 1.2, which browsers' developer tools open; a socket of the change channel is one
 * entry with its messages, as in Chrome's. Secrets were struck out as the calls were recorded.
 */
export const toHar = (calls: readonly Call[], creator: { name: string; version: string }) => {
  const exchanges = calls.filter((call) => call.kind === 'http').map(exchangeEntry);
  const sockets = socketsIn(calls).flatMap(socketEntry);
  const entries = [...exchanges, ...sockets].toSorted((one, other) =>
    one.startedDateTime.localeCompare(other.startedDateTime),
  );
  return { log: { version: '1.2', creator, pages: [], entries } };
};
