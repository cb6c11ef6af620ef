import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { deltas, myMember } from '../../protocol/deltas.ts';
import type { SessionRequest } from '../../protocol/document.ts';
import type { SentRequest } from '../../protocol/sent-request.ts';
import { sessionPath } from '../../protocol/session-ref.ts';

export type ReadyName =
  | 'getSession'
  | 'handleDocumented'
  | 'handleJoin'
  | 'getByHandle'
  | 'getHandle'
  | 'setCustom'
  | 'tryWrite'
  | 'leave'
  | 'leaveByDelete'
  | 'activity'
  | 'listSessions';

export type ReadyRequest = { name: ReadyName; request: SentRequest };

const JSON_TYPE: [string, string] = ['Content-Type', 'application/json; charset=utf-8'];

/**
 * Requests to begin from, those first that the activation gives all parts of: the handle PUT as the
 * documentation has it, without a body, and as Beckon sends it; reads; leaving.
 */
export const readyRequests = (
  { link, session: ref, player }: Activation,
  view: SessionView | undefined,
  contractVersion: number,
): ReadyRequest[] => {
  const version: [string, string] = ['x-xbl-contract-version', String(contractVersion)];
  const plain = (method: SentRequest['method'], path: string): SentRequest => ({
    method,
    path,
    headers: [version],
    body: '',
  });
  const withBody = (
    method: SentRequest['method'],
    path: string,
    body: SessionRequest | object,
    ...conditions: [string, string][]
  ): SentRequest => ({
    method,
    path,
    headers: [version, JSON_TYPE, ...conditions],
    body: JSON.stringify(body, null, 2),
  });
  const xuid = player ?? link?.to ?? '';
  const any: [string, string] = ['If-Match', '*'];
  const requests: ReadyRequest[] = [];
  if (ref) {
    const path = sessionPath(ref);
    const etag: [string, string] = ['If-Match', view?.etag ?? '*'];
    requests.push(
      { name: 'getSession', request: plain('GET', path) },
      {
        name: 'setCustom',
        request: withBody('PUT', path, { properties: { custom: { name: 'value' } } }, etag),
      },
      {
        name: 'tryWrite',
        request: withBody('PUT', `${path}?nocommit=true`, { properties: { custom: { name: 'value' } } }, any),
      },
      { name: 'leave', request: withBody('PUT', path, deltas.leave(), any) },
      { name: 'leaveByDelete', request: plain('DELETE', `${path}/members/me`) },
      {
        name: 'activity',
        request: withBody('POST', '/handles', { type: 'activity', version: 1, sessionRef: ref }),
      },
      {
        name: 'listSessions',
        request: plain('GET', `/serviceconfigs/${encodeURIComponent(ref.scid)}/sessions?xuid=${xuid}`),
      },
    );
  }
  const handle = link?.handle;
  if (handle) {
    const path = `/handles/${encodeURIComponent(handle)}/session`;
    const connection = view && myMember(view.document, view.you)?.properties.system.connection;
    const system = { active: true, ...(connection !== undefined && { connection }) };
    const me = { constants: { system: { xuid } }, properties: { system } };
    requests.push(
      { name: 'handleDocumented', request: plain('PUT', path) },
      { name: 'handleJoin', request: withBody('PUT', path, { members: { me } }, any) },
      { name: 'getByHandle', request: plain('GET', path) },
      { name: 'getHandle', request: plain('GET', `/handles/${encodeURIComponent(handle)}`) },
    );
  }
  return requests;
};
