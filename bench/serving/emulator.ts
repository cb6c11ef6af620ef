import { z } from 'zod';
import { sessionPath } from '../../protocol/session-ref.ts';
import { inProject } from '../../scripts/project.ts';
import { type Load, openLoad } from './load.ts';
import { type Place, type Requests, refOf, requestsTo, xuidOf } from './requests.ts';
import { type Server, startServer } from './server.ts';

/** The command line as it was built, and what a user gives it who wants no call refused. */
export const BECKON = inProject('out/cli/beckon.js');
export const EMULATOR = ['emulator', '--no-rate-limit'];

const Handle = z.object({ id: z.string() });

/** The emulator as a user runs it, and what asks it. */
export type EmulatorAtWork = {
  readonly server: Server;
  readonly load: Load;
  readonly requests: Requests;
  /** Makes these sessions, with so many members each. */
  fill(sessions: Iterable<number>, members: number): Promise<void>;
  /** The document of a session as this player is shown it. */
  document(place: Place): Promise<object>;
  /** An activity handle of this player's session: its id. */
  handle(place: Place): Promise<string>;
  close(): Promise<void>;
};

export const startEmulatorAtWork = async (): Promise<EmulatorAtWork> => {
  const server = await startServer(BECKON, EMULATOR);
  const load = await openLoad(server.port);
  const requests = requestsTo(server.port);
  const ask = async (path: string, place: Place, request: RequestInit = {}): Promise<unknown> => {
    const headers = {
      Authorization: `XBL3.0 x=${xuidOf(place)};beckon`,
      'x-xbl-contract-version': '107',
      'Content-Type': 'application/json',
    };
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { ...request, headers });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    server,
    load,
    requests,
    fill: async (sessions, members) => {
      const all = [...sessions];
      await load.send(mapped(all, requests.create));
      for (let player = 1; player < members; player += 1)
        await load.send(mapped(all, (session) => requests.join({ session, player })));
    },
    document: async (place) => z.looseObject({}).parse(await ask(sessionPath(refOf(place.session)), place)),
    handle: async (place) => {
      const handle = { version: 1, type: 'activity', sessionRef: refOf(place.session) };
      const made = await ask('/handles', place, { method: 'POST', body: JSON.stringify(handle) });
      return Handle.parse(made).id;
    },
    close: async () => {
      load.close();
      await server.close();
    },
  };
};

/** One after another, as they are asked for: a hundred thousand requests need not all be there at once. */
function* mapped(sessions: Iterable<number>, request: (session: number) => Buffer): Iterable<Buffer> {
  for (const session of sessions) yield request(session);
}
