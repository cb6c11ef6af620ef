import type { HttpExchange } from '../../protocol/exchange.ts';

/** Path and query of a URL; text that is no URL stays as it is. */
export const pathOf = (url: string): string => {
  const parsed = URL.parse(url);
  return parsed ? parsed.pathname + parsed.search : url;
};

/** 2xx and 304 are good, 4xx, 5xx and no answer bad; what was called off is neither. */
export const statusKind = (status: number | null, calledOff = false): 'good' | 'bad' | 'plain' => {
  if (status === null && calledOff) return 'plain';
  if (status === null || status >= 400) return 'bad';
  return status < 300 || status === 304 ? 'good' : 'plain';
};

const message = (first: string, headers: HttpExchange['requestHeaders'], body: string): string =>
  [first, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n').trimEnd();

/** The request as text, in the form of HTTP. */
export const requestText = ({ method, url, requestHeaders, requestBody }: HttpExchange): string =>
  message(`${method} ${url}`, requestHeaders, requestBody);

/** The answer as text, in the form of HTTP; the error where there was none. */
export const responseText = ({ status, responseHeaders, responseBody, error }: HttpExchange): string =>
  status === null
    ? `${error?.code}: ${error?.message}`
    : message(`HTTP ${status}`, responseHeaders, responseBody);

/** Milliseconds as seconds with one digit: `4.2`. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/** A size in characters, short: `312`, `4.1k`, `5.2M`. */
export const shortSize = (size: number): string => {
  if (size < 1000) return String(size);
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)}k` : `${(size / 1_000_000).toFixed(1)}M`;
};
