import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed } from './installed.ts';
import { requestBytes } from './requests.ts';
import { type Server, startServer } from './server.ts';

/** What else one could run to keep a document and change a part of it. */
export type Comparator = {
  readonly name: string;
  /** Starts it in a folder of its own, with one document for each connection. */
  start(documents: readonly object[], folder: string): Promise<Server>;
  /** What is left to do when it runs, as requests: the next ones when the ones before were answered. */
  first(documents: readonly object[], port: number): Buffer[][];
  /** The change of one document. */
  change(at: number, variant: number, port: number): Buffer;
};

const jsonServer: Comparator = {
  name: 'json-server 0.17.4: PATCH of a document of that size',
  start: async (documents, folder) => {
    const script = join(await installed('json-server', '0.17.4'), 'lib/cli/bin.js');
    const sessions = documents.map((document, at) => ({ ...document, id: String(at) }));
    writeFileSync(join(folder, 'db.json'), JSON.stringify({ sessions }));
    return startServer(script, ['--quiet', '--host', '127.0.0.1', '--port', '0', 'db.json'], folder);
  },
  first: () => [],
  change: (at, variant, port) =>
    requestBytes('PATCH', `/sessions/${at}`, port, {}, { score: variant, team: 'blue' }),
};

/** The account that Azurite has by itself, and its published key. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const azurite: Comparator = {
  name: 'Azurite 3.37.0: Merge Entity of a document of that size, in memory',
  start: async (_, folder) => {
    const script = join(await installed('azurite', '3.37.0'), 'dist/src/table/main.js');
    const quiet = ['--silent', '--disableTelemetry', '--inMemoryPersistence', '--skipApiVersionCheck'];
    return startServer(script, [...quiet, '--tablePort', '0'], folder);
  },
  first: (documents, port) => [
    [entityRequest('POST', 'Tables', port, { TableName: 'sessions' })],
    documents.map((document, at) =>
      entityRequest('POST', 'sessions', port, { ...keysOf(at), Document: JSON.stringify(document) }),
    ),
  ],
  change: (at, variant, port) => {
    const { PartitionKey, RowKey } = keysOf(at);
    const entity = `sessions(PartitionKey='${PartitionKey}',RowKey='${RowKey}')`;
    return entityRequest('MERGE', entity, port, { Score: variant, Team: 'blue' }, { 'If-Match': '*' });
  },
};

const keysOf = (at: number) => ({ PartitionKey: 'lobby', RowKey: String(at) });

/** Signed with the shared key (lite), as the table service wants it. */
const entityRequest = (
  method: string,
  what: string,
  port: number,
  body: object,
  more: Record<string, string> = {},
): Buffer => {
  const date = new Date().toUTCString();
  const signed = createHmac('sha256', Buffer.from(KEY, 'base64'))
    .update(`${date}\n/${ACCOUNT}/${ACCOUNT}/${what}`)
    .digest('base64');
  const headers = {
    Authorization: `SharedKeyLite ${ACCOUNT}:${signed}`,
    'x-ms-date': date,
    'x-ms-version': '2019-02-02',
    Accept: 'application/json;odata=nometadata',
    Prefer: 'return-no-content',
    ...more,
  };
  return requestBytes(method, `/${ACCOUNT}/${what}`, port, headers, body);
};

export const COMPARATORS: readonly Comparator[] = [jsonServer, azurite];
