import { callName } from './call-name.ts';
import type { Call, RtaFrame } from './exchange.ts';
import { bodyText, type Decode, headerOf, parseMessage, type RawMessage } from './raw-http.ts';
import { CaptureProblem, inCaptureOrder, type ReadCapture } from './read-capture.ts';
import { sazFrames } from './saz-frames.ts';

/** The files of one session in a capture of Fiddler's: request, answer, facts, and frames of a WebSocket. */
export type SazSession = Partial<Record<'c' | 's' | 'm' | 'w', Uint8Array>>;

const NAME = /^raw[/\\](\d{1,9})_([csmw])\.(?:txt|xml)$/i;

/** Which session a file of the archive belongs to, and as what; null for all others. */
export const sazPart = (name: string): { session: number; part: keyof SazSession } | null => {
  const parts = NAME.exec(name);
  return parts ? { session: Number(parts[1]), part: parts[2]?.toLowerCase() as keyof SazSession } : null;
};

/** An attribute of `SessionTimers`; .NET's zero time stands where nothing was measured. */
const timer = (facts: string, name: string): number | null => {
  const value = new RegExp(`\\b${name}="([^"]{1,60})"`).exec(facts)?.[1];
  const time = value && !value.startsWith('0001') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
};

/** Fiddler writes the whole URL into the first line; a request that came by another way has path and Host. */
const urlOf = ({ headers }: RawMessage, target: string): string =>
  /^[a-z]+:\/\//i.test(target)
    ? target
    : `https://${headerOf(headers, 'host') ?? 'unknown.invalid'}${target}`;

const statusOf = (answer: RawMessage | null): number | null => {
  const status = Number(/^HTTP\/\S+ (\d{3})/.exec(answer?.first ?? '')?.[1]);
  return status > 0 ? status : null;
};

const message = (bytes: Uint8Array | undefined): RawMessage | null => (bytes ? parseMessage(bytes) : null);

const framesOf = (files: SazSession, url: string, at: number, socket: string): RtaFrame[] => {
  const frame = (direction: RtaFrame['direction'], when: number, text: string): RtaFrame => ({
    kind: 'rta',
    id: '',
    at: new Date(when).toISOString(),
    direction,
    socket,
    text,
  });
  const frames = sazFrames(files.w ?? new Uint8Array()).map(({ direction, at: time, text }) => {
    const when = time === null ? Number.NaN : Date.parse(time);
    return frame(direction, Number.isNaN(when) ? at : when, text);
  });
  return [frame('open', at, url), ...frames];
};

const callsOf = (files: SazSession, session: number, decode: Decode): Call[] | string => {
  const request = message(files.c);
  const [method, target] = request?.first.split(' ') ?? [];
  if (!request || !method || !target) return 'the request can not be read';
  if (method === 'CONNECT') return []; // a tunnel: what went through it has sessions of its own
  const answer = message(files.s);
  const status = statusOf(answer);
  const facts = new TextDecoder().decode(files.m);
  const begun = timer(facts, 'ClientBeginRequest') ?? timer(facts, 'ClientConnected');
  const done = timer(facts, 'ClientDoneResponse') ?? timer(facts, 'ServerDoneResponse');
  // One without times stands at its place in the order: a millisecond each from the epoch on.
  const at = begun ?? session;
  const url = urlOf(request, target);
  if (files.w && status === 101) return framesOf(files, url, at, String(session));
  return [
    {
      kind: 'http',
      id: '',
      at: new Date(at).toISOString(),
      call: callName(method, url),
      attempt: 1,
      method,
      url,
      requestHeaders: request.headers,
      requestBody: bodyText(request, decode),
      status,
      responseHeaders: answer?.headers ?? [],
      responseBody: answer ? bodyText(answer, decode) : '',
      error: status === null ? { code: 'no-answer', message: 'the capture holds no answer' } : null,
      ms: begun !== null && done !== null ? Math.max(0, done - begun) : 0,
    },
  ];
};

/** The calls in a capture of Fiddler's (`.saz`), from the files of its sessions. Throws `CaptureProblem`. */
export const readSaz = (sessions: ReadonlyMap<number, SazSession>, decode: Decode): ReadCapture => {
  if (sessions.size === 0) {
    throw new CaptureProblem(
      'The archive holds no sessions of Fiddler’s (raw/1_c.txt and so on). Open a file that was saved as a Session Archive (.saz).',
    );
  }
  const leftOut: string[] = [];
  const calls = [...sessions].flatMap(([session, files]) => {
    const read = callsOf(files, session, decode);
    if (typeof read !== 'string') return read;
    leftOut.push(`raw/${session}_c.txt: ${read}`);
    return [];
  });
  return { calls: inCaptureOrder(calls), leftOut };
};
