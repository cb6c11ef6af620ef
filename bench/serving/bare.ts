import { fileURLToPath } from 'node:url';
import { type Load, openLoad } from './load.ts';
import { type Place, type Requests, requestsTo } from './requests.ts';
import { type Server, startServer } from './server.ts';

/** The floor of a call, and what asks it. */
export type BareAtWork = {
  readonly server: Server;
  readonly load: Load;
  readonly requests: Requests;
  /** Has it answer with these documents, whatever is asked at the paths of these sessions. */
  store(documents: ReadonlyMap<Place, object>): Promise<void>;
  close(): Promise<void>;
};

export const startBareAtWork = async (): Promise<BareAtWork> => {
  const server = await startServer(fileURLToPath(new URL('./bare-http.mjs', import.meta.url)));
  const load = await openLoad(server.port);
  const requests = requestsTo(server.port);
  return {
    server,
    load,
    requests,
    store: async (documents) => {
      await load.send([...documents].map(([place, document]) => requests.store(place, document)));
    },
    close: async () => {
      load.close();
      await server.close();
    },
  };
};
