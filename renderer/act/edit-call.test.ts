import { expect, test } from 'vitest';
import type { HttpExchange } from '../../protocol/exchange.ts';
import { requestOf } from './edit-call.tsx';

const call: HttpExchange = {
  kind: 'http',
  id: 'c1',
  at: '2026-11-20T12:00:00.000Z',
  call: 'writeSession',
  attempt: 1,
  method: 'PUT',
  url: 'http://127.0.0.1:1234/serviceconfigs/s/sessionTemplates/t/sessions/n?nocommit=true',
  requestHeaders: [
    ['If-Match', '*'],
    ['authorization', '[struck out]'],
    ['Host', '127.0.0.1:1234'],
    ['x-xbl-contract-version', '107'],
  ],
  requestBody: '{}',
  status: 200,
  responseHeaders: [],
  responseBody: '',
  error: null,
  ms: 1,
};

test('a recorded call is taken up without its secrets, its place and its connection', () => {
  expect(requestOf(call)).toEqual({
    method: 'PUT',
    path: '/serviceconfigs/s/sessionTemplates/t/sessions/n?nocommit=true',
    headers: [
      ['If-Match', '*'],
      ['x-xbl-contract-version', '107'],
    ],
    body: '{}',
  });
});

test('a call with a method that is not sent is not taken up', () => {
  expect(requestOf({ ...call, method: 'CONNECT' })).toBeNull();
});
