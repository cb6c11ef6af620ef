import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';

/** Players of one session are numbered from 0, and so are the sessions; no player is in two. */
export type Place = { readonly session: number; readonly player: number };

const FIRST_XUID = 19_000_000_000_000_000n;
const MOST_PLAYERS = 1_000;

export const xuidOf = ({ session, player }: Place): string =>
  String(FIRST_XUID + BigInt(session * MOST_PLAYERS + player));

export const refOf = (session: number): SessionRef => ({
  scid: DEMO_TITLE.scid,
  templateName: 'LobbySession',
  name: `session-${session}`,
});

/** A request as it goes over the wire. */
export const requestBytes = (
  method: string,
  path: string,
  port: number,
  headers: Record<string, string>,
  body?: object,
): Buffer => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all = {
    Host: `127.0.0.1:${port}`,
    ...headers,
    ...(body && {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
};

/** What a client of the directory sends; the floor is sent the same bytes. */
export const requestsTo = (port: number) => {
  const request = (method: string, path: string, place: Place, body?: object): Buffer => {
    const headers = {
      Authorization: `XBL3.0 x=${xuidOf(place)};beckon`,
      'Accept-Language': 'en-US',
      'x-xbl-contract-version': '107',
    };
    return requestBytes(method, path, port, headers, body);
  };
  const path = ({ session }: Place): string => sessionPath(refOf(session));
  return {
    /** By its first player, for everybody to join. */
    create: (session: number): Buffer => {
      const place = { session, player: 0 };
      const system = { joinRestriction: 'none', readRestriction: 'none' };
      const custom = { map: 'harbour', mode: 'capture', round: 0 };
      return request('PUT', path(place), place, {
        constants: { system: { inviteProtocol: 'game' } },
        properties: { system, custom },
        ...joining(place),
      });
    },
    join: (place: Place, connection?: string): Buffer =>
      request('PUT', path(place), place, joining(place, connection)),
    joinByHandle: (place: Place, handle: string): Buffer =>
      request('PUT', `/handles/${handle}/session`, place, joining(place)),
    leave: (place: Place): Buffer => request('PUT', path(place), place, { members: { me: null } }),
    /** What changes in a game: something of the session, something of the player. */
    update: (place: Place, round: number): Buffer =>
      request('PUT', path(place), place, {
        properties: { custom: { round } },
        members: {
          me: { properties: { system: { active: true }, custom: { score: round, team: 'blue' } } },
        },
      }),
    read: (place: Place): Buffer => request('GET', path(place), place),
    /** Has the floor keep a document for what is asked at the path of this session. */
    store: (place: Place, document: object): Buffer => request('POST', path(place), place, document),
  };
};
export type Requests = ReturnType<typeof requestsTo>;

/** As Microsoft's client joins. */
const joining = (place: Place, connection = connectionOf(place)) => {
  const subscription = { id: connection, changeTypes: ['everything'] };
  const constants = { system: { xuid: xuidOf(place), initialize: true } };
  const properties = { system: { active: true, connection, subscription } };
  return { members: { me: { constants, properties } } };
};

/** A GUID of his own for each player. */
const connectionOf = ({ session, player }: Place): string =>
  `${session.toString(16).padStart(8, '0')}-0000-4000-8000-${player.toString(16).padStart(12, '0')}`;
