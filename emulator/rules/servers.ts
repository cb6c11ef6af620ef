import { type Fields, mergeFields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import { parseServer } from './delta.ts';
import type { StoredSession, Who } from './stored.ts';

/** Merges what a server writes under `servers`; null removes one. Only a server's principal may. docs */
export const withServers = (session: StoredSession, written: Fields | undefined, who: Who): StoredSession => {
  const names = Object.keys(written ?? {});
  if (!written || names.length === 0) return session;
  if (!who.server) refuse(403, `The server '${names[0]}' can only be written by a server.`);
  const servers: Fields = { ...session.servers };
  for (const name of names) {
    const delta = parseServer(name, written[name]);
    if (delta === null) delete servers[name];
    else {
      const before = isServer(servers[name]) ? servers[name] : {};
      servers[name] = {
        constants: merged(before.constants, delta.constants),
        properties: merged(before.properties, delta.properties),
      };
    }
  }
  return { ...session, servers };
};

type Bag = { readonly system?: Fields; readonly custom?: Fields };
type Server = { readonly constants?: Bag; readonly properties?: Bag };

const merged = (before: Bag = {}, delta: Bag = {}): Bag => ({
  system: mergeFields(before.system ?? {}, delta.system ?? {}),
  custom: mergeFields(before.custom ?? {}, delta.custom ?? {}),
});

const isServer = (value: unknown): value is Server => typeof value === 'object' && value !== null;
