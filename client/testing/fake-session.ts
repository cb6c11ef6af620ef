import { SessionDocument } from '../../protocol/document.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { ShoulderTap } from '../../protocol/taps.ts';
import type { SessionAnswer } from '../answers.ts';
import type { Directory, ReadOptions, WriteOptions } from '../directory.ts';
import { createListeners } from '../listeners.ts';
import { recordExchange } from '../record.ts';
import type { Rta } from '../rta.ts';
import { sessionWith } from './directory-server.ts';

export const ref: SessionRef = { scid: 'scid', templateName: 'Lobby', name: 'Room' };

export const documentWith = (xuids: string[], changeNumber: number): SessionDocument =>
  SessionDocument.parse(sessionWith(xuids, changeNumber));

const exchange = recordExchange({
  call: 'getSession',
  attempt: 1,
  at: 0,
  ms: 0,
  request: { method: 'GET', url: '', headers: {}, body: '' },
  answer: null,
  error: null,
});

export const answers = {
  session: (document: SessionDocument): SessionAnswer => ({
    outcome: 'session',
    created: false,
    document,
    etag: `"${document.changeNumber}"`,
    ref,
    exchange,
  }),
  conflict: (document: SessionDocument): SessionAnswer => ({
    outcome: 'conflict',
    document,
    etag: `"${document.changeNumber}"`,
    exchange,
  }),
  gone: { outcome: 'gone', exchange },
  unchanged: { outcome: 'unchanged', exchange },
  refused: (status: number): SessionAnswer => ({ outcome: 'refused', status, text: '', exchange }),
  lost: { outcome: 'unreachable', error: { code: 'ECONNRESET', message: '' }, exchange },
} satisfies Record<string, SessionAnswer | ((...all: never[]) => SessionAnswer)>;

export type Asked = {
  call: 'getSession' | 'writeSession';
  options: WriteOptions & ReadOptions;
  body?: unknown;
  answer(with_: SessionAnswer): void;
};

/** A directory that keeps each call until the test answers it. */
export const createFakeDirectory = () => {
  const asked: Asked[] = [];
  const ask = (call: Asked['call'], options: Asked['options'] = {}, body?: unknown) =>
    new Promise<SessionAnswer>((answer) => asked.push({ call, options, body, answer }));
  const unused = () => Promise.reject(new Error('not a call of this test'));
  const directory: Directory = {
    getSession: (_, options) => ask('getSession', options),
    writeSession: (_, request, options) => ask('writeSession', options, request),
    writeSessionByHandle: unused,
    getSessionByHandle: unused,
    getHandle: unused,
    createHandle: unused,
    queryActivities: unused,
    send: unused,
  };
  return { directory, asked };
};

/** A change channel whose events the test makes. */
export const createFakeRta = (first: string | null = 'id-1') => {
  const connections = createListeners<string>();
  const losses = createListeners<string>();
  const taps = createListeners<ShoulderTap>();
  const resyncs = createListeners<void>();
  let connectionId = first;
  let last: ShoulderTap | null = null;
  const rta: Rta = {
    url: 'wss://nowhere/connect',
    connect: () => Promise.resolve(connectionId ?? ''),
    get connectionId() {
      return connectionId;
    },
    trouble: null,
    state: { state: 'up', since: 0 },
    onState: () => () => undefined,
    onConnection: connections.add,
    onLost: losses.add,
    onClosed: () => () => undefined,
    onTap: taps.add,
    lastTap: () => last,
    onResync: resyncs.add,
    onFrame: () => () => undefined,
    close: () => undefined,
  };
  return {
    rta,
    connected: (id: string) => {
      connectionId = id;
      connections.tell(id);
    },
    lost: () => {
      connectionId = null;
      losses.tell('cut');
    },
    tap: (changeNumber?: number, more: Partial<ShoulderTap> = {}) => {
      const resource = 'scid~lobby~room';
      const tap = { subscription: 's', resourceType: 'mpsd/session', resource, ...more };
      last = changeNumber === undefined ? tap : { ...tap, changeNumber };
      taps.tell(last);
    },
    resync: () => resyncs.tell(),
  };
};
