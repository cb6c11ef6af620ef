import { type Connection, openConnection } from './connection.ts';

/** The next request of a connection, as it goes over the wire; undefined when it has nothing more to ask. */
export type Next = (connection: number) => Buffer | undefined;

/** What asks a server: several connections, each with one request under way. */
export type Load = {
  readonly connections: number;
  /** Answers a second, over so many milliseconds; resolves when nothing is under way any more. */
  rate(ms: number, next: Next): Promise<number>;
  /** Sends each of them once; answers milliseconds until the last answer was here. */
  send(requests: Iterable<Buffer>): Promise<number>;
  close(): void;
};

/** Enough for a server never to wait for us: it has always others to answer while one answer travels. */
const CONNECTIONS = 16;

export const openLoad = async (port: number): Promise<Load> => {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => openConnection(port)));
  const opened = async (): Promise<readonly Connection[]> => {
    for (const [at, connection] of connections.entries())
      if (!connection.isOpen()) connections[at] = await openConnection(port);
    return connections;
  };
  return {
    connections: CONNECTIONS,
    rate: async (ms, next) => {
      const open = await opened();
      const began = performance.now();
      let now = began;
      let answers = 0;
      await onAll(
        open,
        (at) => (now - began < ms ? next(at) : undefined),
        () => {
          now = performance.now();
          if (now - began < ms) answers += 1;
        },
      );
      return (answers * 1_000) / ms;
    },
    send: async (requests) => {
      const open = await opened();
      const left = requests[Symbol.iterator]();
      const began = performance.now();
      await onAll(
        open,
        () => left.next().value,
        () => undefined,
      );
      return performance.now() - began;
    },
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
};

/** Every connection asks one thing after another, until there is nothing more to ask. */
const onAll = (connections: readonly Connection[], next: Next, onAnswer: () => void): Promise<unknown> =>
  Promise.all(
    connections.map(
      (connection, at) =>
        new Promise<void>((resolve, reject) => {
          const go = () => {
            const request = next(at);
            if (request === undefined) resolve();
            else
              connection.ask(request, (error) => {
                if (error) {
                  reject(error);
                  return;
                }
                onAnswer();
                go();
              });
          };
          go();
        }),
    ),
  );
