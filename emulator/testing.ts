import { z } from 'zod';
import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { SessionDocument } from '../protocol/document.ts';
import { SessionRef, sessionPath } from '../protocol/session-ref.ts';
import type { Emulator } from './serve.ts';

/** What tests of the emulator share: a player who calls it over real HTTP, and the demo lobby. */
type Reply = {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; throws when it is none. */
  json(): unknown;
  /** The body as a session document; throws when it is none. */
  document(): SessionDocument;
};

type Extra = { headers?: Record<string, string>; raw?: string };

export const call = async (
  emulator: Emulator,
  method: string,
  path: string,
  body: unknown,
  { headers = {}, raw }: Extra = {},
): Promise<Reply> => {
  const hasBody = raw !== undefined || body !== undefined;
  const response = await fetch(emulator.url + path, {
    method,
    headers: { ...(hasBody && { 'Content-Type': 'application/json; charset=utf-8' }), ...headers },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const text = await response.text();
  const json = (): unknown => JSON.parse(text);
  const document = () => SessionDocument.parse(json());
  return { status: response.status, headers: response.headers, text, json, document };
};

export const caller = (emulator: Emulator, xuid: string, contract = 107) => {
  const as = (extra: Extra = {}): Extra => ({
    ...extra,
    headers: {
      Authorization: `XBL3.0 x=${xuid};beckon`,
      'x-xbl-contract-version': String(contract),
      ...extra.headers,
    },
  });
  const at = (where: string | SessionRef): string => (typeof where === 'string' ? where : sessionPath(where));
  return {
    get: (where: string | SessionRef, extra?: Extra) =>
      call(emulator, 'GET', at(where), undefined, as(extra)),
    put: (where: string | SessionRef, body: unknown, extra?: Extra) =>
      call(emulator, 'PUT', at(where), body, as(extra)),
    post: (where: string, body: unknown, extra?: Extra) => call(emulator, 'POST', where, body, as(extra)),
    delete: (where: string, extra?: Extra) => call(emulator, 'DELETE', where, undefined, as(extra)),
  };
};

/** A call of `/_emulator/…` with the key. */
export const control = (emulator: Emulator, method: string, path: string, body?: unknown): Promise<Reply> =>
  call(emulator, method, `/_emulator/${path}`, body, { headers: { 'x-emulator-key': emulator.key } });

const Started = z.object({
  sessionRef: SessionRef,
  handleId: z.string(),
  links: z.array(z.object({ link: z.string(), for: z.string() })),
});

export const lobby = async (emulator: Emulator, options: object = {}): Promise<z.infer<typeof Started>> =>
  Started.parse((await control(emulator, 'POST', 'scenarios/lobby', options)).json());

/** The body of a join, as Microsoft's client writes it. */
export const joinBody = (xuid: string, connection = 'a-connection', subscription = 'a-subscription') => ({
  members: {
    me: {
      constants: { system: { xuid, initialize: true } },
      properties: {
        system: {
          active: true,
          connection,
          subscription: { id: subscription, changeTypes: ['everything'] },
        },
      },
    },
  },
});

export const someRef = (name = 'a-session'): SessionRef => ({
  scid: DEMO_TITLE.scid,
  templateName: 'LobbySession',
  name,
});
