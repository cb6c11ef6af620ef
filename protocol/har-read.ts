import { z } from 'zod';
import { callName } from './call-name.ts';
import type { Call, HttpExchange, RtaFrame } from './exchange.ts';
import { HarEntry, HarFile, HarMessage } from './har-format.ts';
import { CaptureProblem, checkCount, inCaptureOrder, type ReadCapture } from './read-capture.ts';

/** ISO 8601 in UTC with milliseconds, of any form that says its time; null of one that does not. */
const utc = (time: string | number): string | null => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

const bodyOf = ({ content }: HarEntry['response']): string => {
  if (content?.encoding?.toLowerCase() !== 'base64' || content.text === undefined) return content?.text ?? '';
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(content.text), (letter) => letter.charCodeAt(0)));
  } catch {
    return content.text; // not base64 after all: shown as it came
  }
};

const headersOf = (headers: HarEntry['request']['headers']): HttpExchange['requestHeaders'] =>
  headers.map(({ name, value }) => [name, value]);

const exchangeIn = ({ request, response, time, _beckon }: HarEntry, at: string): HttpExchange => {
  const answered = response.status > 0;
  const error = answered ? null : { code: 'no-answer', message: response._error ?? 'no answer came' };
  return {
    kind: 'http',
    id: '',
    at,
    call: _beckon?.call ?? callName(request.method, request.url),
    attempt: _beckon?.attempt ?? 1,
    method: request.method,
    url: request.url,
    requestHeaders: headersOf(request.headers),
    requestBody: request.postData?.text ?? '',
    status: answered ? Math.trunc(response.status) : null,
    responseHeaders: headersOf(response.headers),
    responseBody: bodyOf(response),
    error: _beckon?.error ?? error,
    ms: Math.max(0, time),
    ...(_beckon?.heldMs !== undefined && { heldMs: _beckon.heldMs }),
  };
};

const framesIn = (entry: HarEntry, at: string, socket: string): RtaFrame[] => {
  const frame = (direction: RtaFrame['direction'], when: string, text: string): RtaFrame => ({
    kind: 'rta',
    id: '',
    at: when,
    direction,
    socket,
    text,
  });
  const messages = (entry._webSocketMessages ?? []).flatMap((each) => {
    const message = HarMessage.safeParse(each).data;
    if (!message) return [];
    const when = utc(Math.round(message.time * 1000)) ?? at;
    return [frame(message.type === 'send' ? 'out' : 'in', when, message.data)];
  });
  const { opened = true, closed } = entry._beckon ?? {};
  return [
    ...(opened ? [frame('open', at, entry.request.url)] : []),
    ...messages,
    ...(closed ? [frame('close', utc(closed.at) ?? at, closed.why)] : []),
  ];
};

/** Reads an HTTP Archive. Entries that are none are left out, with their place; throws `CaptureProblem`. */
export const readHar = (json: unknown): ReadCapture => {
  const file = HarFile.safeParse(json);
  if (!file.success) {
    throw new CaptureProblem(`The file is no HTTP Archive (HAR): ${z.prettifyError(file.error)}`);
  }
  const { entries } = file.data.log;
  checkCount(entries.length);
  const leftOut: string[] = [];
  const calls = entries.flatMap((each, index): Call[] => {
    const entry = HarEntry.safeParse(each);
    const at = entry.success ? utc(entry.data.startedDateTime) : null;
    if (!entry.success || at === null) {
      const why = entry.success
        ? 'startedDateTime is no time'
        : entry.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      leftOut.push(`log.entries.${index}: ${why}`);
      return [];
    }
    const isSocket = entry.data._webSocketMessages !== undefined && entry.data.response.status === 101;
    return isSocket ? framesIn(entry.data, at, String(index)) : [exchangeIn(entry.data, at)];
  });
  return { calls: inCaptureOrder(calls), leftOut };
};
