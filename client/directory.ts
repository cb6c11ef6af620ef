import type { SessionRequest } from '../protocol/document.ts';
import type { HttpExchange } from '../protocol/exchange.ts';
import type { HandleQuery, HandleRequest } from '../protocol/handle.ts';
import { type SessionRef, sessionPath } from '../protocol/session-ref.ts';
import type {
  ActivitiesAnswer,
  DirectoryAddress,
  HandleAnswer,
  LookAnswer,
  SessionAnswer,
  Signer,
} from './answers.ts';
import { attemptCall } from './attempt.ts';
import { type CallOptions, makeCall } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Conditions, type ContractVersion, callHeaders } from './headers.ts';
import type { CallLimits } from './limits.ts';
import { readActivitiesAnswer, readHandleAnswer, readLookAnswer, readSessionAnswer } from './read-answer.ts';
import { createHttpTransport, type Transport } from './transport.ts';

export type WriteOptions = CallOptions & Conditions;
export type ReadOptions = CallOptions & Pick<Conditions, 'ifNoneMatch'>;

/** The session directory as one player calls it, in the service's own names. No call rejects: see `answers.ts`. */
export type Directory = {
  writeSessionByHandle(
    handleId: string,
    request: SessionRequest,
    options?: WriteOptions,
  ): Promise<SessionAnswer>;
  getSessionByHandle(handleId: string, options?: ReadOptions): Promise<SessionAnswer>;
  writeSession(ref: SessionRef, request: SessionRequest, options?: WriteOptions): Promise<SessionAnswer>;
  getSession(ref: SessionRef, options?: ReadOptions): Promise<SessionAnswer>;
  getHandle(handleId: string, options?: CallOptions): Promise<LookAnswer>;
  createHandle(request: HandleRequest, options?: CallOptions): Promise<HandleAnswer>;
  /** What these players are doing: one activity a player and title at most, and 100 in all. docs */
  queryActivities(
    owners: Extract<HandleQuery, { type: 'activity' }>['owners'],
    options?: CallOptions,
  ): Promise<ActivitiesAnswer>;
  /**
   * Any request, as it stands: nothing but the signer's headers is added, and it is not repeated, whatever is
   * answered. `path` begins with a slash; it is called at this directory and nowhere else.
   */
  send(request: AnyRequest, options?: Pick<CallOptions, 'signal' | 'record'>): Promise<HttpExchange>;
};

/** `name` is what it is called among the recorded calls. */
export type AnyRequest = {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
};

const QUERY_PATH = '/handles/query?include=relatedInfo,customProperties';

export const createDirectory = (options: {
  address: DirectoryAddress;
  signer: Signer;
  contractVersion?: ContractVersion;
  transport?: Transport;
  clock?: Clock;
  /** The player's, shared by all that call as him; left out, nothing is held back. */
  limits?: CallLimits;
}): Directory => {
  const { address, signer, contractVersion = 107, clock = systemClock } = options;
  const line = {
    signer,
    clock,
    transport: options.transport ?? createHttpTransport(),
    ...(options.limits && { limits: options.limits }),
  };

  const call = (
    name: string,
    method: string,
    path: string,
    body: string,
    given: WriteOptions = {},
    safeTwice = method !== 'POST',
  ) => {
    const request = {
      method,
      url: address.url + path,
      headers: callHeaders(contractVersion, body, given),
      body,
    };
    return makeCall(line, { name, request, safeTwice }, given);
  };
  const handlePath = (handleId: string) => `/handles/${encodeURIComponent(handleId)}`;

  return {
    writeSessionByHandle: async (handleId, request, given) => {
      const path = `${handlePath(handleId)}/session`;
      const tried = await call('writeSessionByHandle', 'PUT', path, JSON.stringify(request), given);
      return readSessionAnswer(tried, null);
    },
    getSessionByHandle: async (handleId, given) =>
      readSessionAnswer(
        await call('getSessionByHandle', 'GET', `${handlePath(handleId)}/session`, '', given),
        null,
      ),
    writeSession: async (ref, request, given) =>
      readSessionAnswer(
        await call('writeSession', 'PUT', sessionPath(ref), JSON.stringify(request), given),
        ref,
      ),
    getSession: async (ref, given) =>
      readSessionAnswer(await call('getSession', 'GET', sessionPath(ref), '', given), ref),
    getHandle: async (handleId, given) =>
      readLookAnswer(await call('getHandle', 'GET', handlePath(handleId), '', given)),
    createHandle: async (request, given) =>
      readHandleAnswer(await call('createHandle', 'POST', '/handles', JSON.stringify(request), given)),
    queryActivities: async (owners, given) => {
      const query = JSON.stringify({ type: 'activity', owners });
      // A question, though it is a POST: asking twice changes nothing.
      const tried = await call('queryActivities', 'POST', QUERY_PATH, query, given, true);
      return readActivitiesAnswer(tried);
    },
    send: async ({ name, path, ...rest }, given = {}) => {
      if (!path.startsWith('/')) throw new TypeError(`A path begins with a slash: ${path}`);
      const request = { ...rest, url: address.url + path };
      const { exchange } = await attemptCall(line, { name, attempt: 1, request }, given);
      given.record?.(exchange);
      return exchange;
    },
  };
};
