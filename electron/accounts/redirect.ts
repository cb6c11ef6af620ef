import { once } from 'node:events';
import http from 'node:http';
import { redirectPage } from './redirect-page.ts';

/** What the browser brought back: the parameters of RFC 6749, 4.1.2. */
export type Redirected = { code: string } | { error: string; description: string };

export type Redirect = {
  /** `http://localhost:PORT`: what an app registration names as `http://localhost`, with any port. [docs] */
  uri: string;
  /** The first answer that carries our state; others are refused and change nothing. */
  answer: Promise<Redirected>;
  close(): void;
};

/** A code has some hundred characters. */
const MOST_BYTES = 65_536;

/**
 * Waits on a port of this machine for the browser to come back from Microsoft's page, with a form as it was asked to,
 * or, for some refusals, with a query. Only somebody who knows `state` is listened to.
 */
export const listenForRedirect = async (state: string): Promise<Redirect> => {
  let settle: (redirected: Redirected) => void = () => undefined;
  const answer = new Promise<Redirected>((resolve) => {
    settle = resolve;
  });

  const take = (parameters: URLSearchParams, response: http.ServerResponse): void => {
    const redirected = redirectedBy(parameters);
    const states = parameters.getAll('state');
    if (redirected && states.length === 1 && states[0] === state) {
      send(response, 200, 'code' in redirected ? 'done' : 'refused');
      settle(redirected);
    } else send(response, 400, 'strange');
  };

  const server = http.createServer((request, response) => {
    // Null for what is no address, such as `//`: whoever finds the port can send it.
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (!isOurs(request, server) || url?.pathname !== '/') return send(response, 404, 'strange');
    if (request.method === 'GET') return take(url.searchParams, response);
    if (request.method !== 'POST') return send(response, 405, 'strange');
    readForm(request).then(
      (form) => take(form, response),
      () => request.destroy(), // too much, or hung up: nobody that was asked
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    uri: `http://localhost:${portOf(server)}`,
    answer,
    close: () => {
      server.close();
      // The page that is just being sent may finish; a browser that keeps its connection open may not.
      server.closeIdleConnections();
    },
  };
};

const portOf = (server: http.Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Another name in Host is a page elsewhere that had its name point here. */
const isOurs = ({ headers }: http.IncomingMessage, server: http.Server): boolean =>
  [`localhost:${portOf(server)}`, `127.0.0.1:${portOf(server)}`].includes(headers.host ?? '');

const redirectedBy = (parameters: URLSearchParams): Redirected | null => {
  const error = parameters.get('error');
  if (error !== null) return { error, description: parameters.get('error_description') ?? '' };
  const code = parameters.get('code');
  return code === null ? null : { code };
};

const readForm = async (request: http.IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new Error('No answer of a sign-in is that long');
  }
  return new URLSearchParams(text);
};

const send = (response: http.ServerResponse, status: number, page: 'done' | 'refused' | 'strange'): void => {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end(redirectPage(page));
};
