import type { HttpExchange, RtaFrame } from './exchange.ts';

/** Calls for tests. */
export const exchange = (change: Partial<HttpExchange> = {}): HttpExchange => ({
  kind: 'http',
  id: 'a',
  at: '2026-11-20T10:00:00.000Z',
  call: 'writeSessionByHandle',
  attempt: 1,
  method: 'PUT',
  url: 'https://sessiondirectory.xboxlive.com/handles/5e361402/session?nocommit=true',
  requestHeaders: [
    ['Authorization', '[struck out]'],
    ['If-Match', '*'],
  ],
  requestBody: '{"members":{"me":{}}}',
  status: 200,
  responseHeaders: [['ETag', '"7"']],
  responseBody: '{"constants":{"system":{"inviteProtocol":"game"}}}',
  error: null,
  ms: 12,
  ...change,
});

export const frame = (change: Partial<RtaFrame> = {}): RtaFrame => ({
  kind: 'rta',
  id: 'f',
  at: '2026-11-20T10:00:01.000Z',
  direction: 'in',
  socket: 's',
  text: '[3,1,{"shoulderTaps":[{"subscription":"x","resourceType":"mpsd/session","resource":"a~b~c","changeNumber":4}]}]',
  ...change,
});
