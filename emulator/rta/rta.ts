import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { RTA_SUBPROTOCOL } from '../../protocol/rta.ts';
import type { ShoulderTap } from '../../protocol/taps.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../controls/faults.ts';
import type { Directory } from '../directory.ts';
import { isOurHost, isOurOrigin } from '../http/identity.ts';
import { targetOf } from '../http/target.ts';
import type { StoredSession } from '../rules/stored.ts';
import type { Identity } from '../sign-in/identity.ts';
import { isSigned, MOST_SIGNED, signatureProblem } from '../sign-in/request-signature.ts';
import { type Connection, createConnection } from './connection.ts';
import { inviteDelivery } from './invites.ts';
import type { Nonces } from './nonces.ts';
import { handshakeFaulted, refusedSubscription, tapFaultily } from './rta-faults.ts';
import { createSessionSubscriptions } from './session-subscriptions.ts';
import { tapsFor } from './taps.ts';

/** After so long without its connection a member turns inactive. docs */
const LOST_AFTER_MS = 30_000;
/** The service closes a connection at two hours; clients renew it earlier. */
const LONGEST_MS = 2 * 60 * 60 * 1_000;
/** The service sends empty pongs unasked; the first was seen 10 to 13 s in. [wire] */
const PONG_MS = 12_000;
const PLAIN_SUBPROTOCOL = 'rta.xboxlive.com';

export type Rta = {
  /** Cuts the connections of one player, or of all. */
  drop(xuid?: string): void;
  /** Tells the connections of one player, or of all, that they may have missed something. */
  resync(xuid?: string): void;
  close(): void;
};

/** The change channel at `/connect`. */
export const createRta = (
  server: Server,
  {
    directory,
    identity,
    faults,
    nonces,
    keepConnection,
    lostConnections,
    clock,
    port,
    log,
  }: {
    directory: Directory;
    identity: Identity;
    faults: Faults;
    nonces: Nonces;
    /** Told when a connection was opened, and when its loss was dealt with. */
    keepConnection: (id: string, isOpen: boolean) => void;
    /** Those of an earlier process, which ended with it, and the keys of the sessions that name them. */
    lostConnections: ReadonlyMap<string, readonly string[]>;
    clock: Clock;
    port: () => number;
    log: (line: string) => void;
  },
): Rta => {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: 65_536,
    // Choice: of what nobody knows the first. Clients that ask for a name of their own get on with the service,
    // and their libraries take no handshake without one.
    handleProtocols: (offered) =>
      [RTA_SUBPROTOCOL, PLAIN_SUBPROTOCOL, ...offered].find((name) => offered.has(name)) ?? false,
  });
  const connections = new Map<string, Connection>();
  const subscriptions = createSessionSubscriptions((id, key) =>
    log(`RTA ${connections.get(id)?.xuid} is not tapped for ${key}: ten sessions tap ${id} already`),
  );
  /** Sessions that name a connection, also one that was just lost. */
  const sessionsOf = new Map<string, Set<string>>();

  const forgetLater = (id: string, sessions: () => Iterable<string>): void => {
    clock.after(LOST_AFTER_MS, () => {
      for (const key of sessions())
        directory.connectionLost(key, id).catch((error: unknown) => log(String(error)));
      sessionsOf.delete(id);
      keepConnection(id, false);
    });
  };
  const lost = (connection: Connection): void => {
    connection.stop();
    connections.delete(connection.id);
    subscriptions.closed(connection.id);
    log(`RTA ${connection.xuid} lost ${connection.id}`);
    forgetLater(connection.id, () => sessionsOf.get(connection.id) ?? []);
  };
  for (const [id, keys] of lostConnections) forgetLater(id, () => keys);

  const opened = (request: IncomingMessage, socket: Duplex, head: Buffer, xuid: string): void => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = createConnection(webSocket, xuid, clock, () =>
        refusedSubscription(faults.takeForSubscription(xuid)),
      );
      connections.set(connection.id, connection);
      subscriptions.opened(connection.id);
      sessionsOf.set(connection.id, new Set());
      keepConnection(connection.id, true);
      log(`RTA ${xuid} opened ${connection.id}`);
      const stopLife = clock.after(LONGEST_MS, () => webSocket.close(1000));
      let stopPong = (): void => undefined;
      const pong = (): void => {
        if (webSocket.readyState === webSocket.OPEN) webSocket.pong();
        stopPong = clock.after(PONG_MS, pong);
      };
      stopPong = clock.after(PONG_MS, pong);
      webSocket.on('error', (error) => log(`RTA ${xuid}: ${error.message}`));
      webSocket.on('close', () => {
        stopLife();
        stopPong();
        lost(connection);
      });
    });
  };

  /** A web page, which can set no header, brings a nonce instead. */
  const authorizationOf = ({ headers, url = '' }: IncomingMessage): string | undefined => {
    const nonce = /[?&]nonce=([^&]+)/i.exec(url)?.[1];
    return headers.authorization ?? (nonce === undefined ? undefined : nonces.take(nonce, clock.now()));
  };

  const badSignature = (
    request: IncomingMessage,
    caller: ReturnType<Identity['callerOf']>,
  ): string | null => {
    const key = 'because' in caller ? undefined : caller.key;
    if (!key || !isSigned(request)) return null;
    return signatureProblem(request, '', key, { now: clock.now(), mostBody: MOST_SIGNED.service });
  };

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const caller = identity.callerOf(authorizationOf(request));
    const xuid = 'because' in caller ? null : caller.xuid;
    if (!isOurHost(request.headers.host, port())) return refuseUpgrade(socket, '421 Misdirected Request');
    if (!isOurOrigin(request.headers.origin, port())) return refuseUpgrade(socket, '403 Forbidden');
    if (!/^\/connect\/?$/i.test(targetOf(request.url ?? '/').path))
      return refuseUpgrade(socket, '404 Not Found');
    if (xuid === null) return refuseUpgrade(socket, '401 Unauthorized');
    const because = badSignature(request, caller);
    if (because !== null) {
      log(`RTA ${xuid} handshake refused (${because})`);
      return refuseUpgrade(socket, '403 Forbidden');
    }
    const due = faults.takeForCall({ method: 'GET', path: request.url ?? '', xuid });
    if (due.length === 0) return opened(request, socket, head, xuid);
    return void handshakeFaulted(due, clock).then((faulted) => {
      log(`RTA ${xuid} handshake fault: ${due.map(({ kind }) => kind).join(', ')}`);
      if (faulted === 'cut') socket.destroy();
      else if (faulted) refuseUpgrade(socket, faulted.status);
      else opened(request, socket, head, xuid);
    });
  });

  const deliver = (connection: Connection | undefined, tap: ShoulderTap): void => {
    if (!connection) return;
    const due = faults.takeForTap(connection.xuid);
    if (due.length > 0) log(`RTA ${connection.xuid} tap fault: ${due.map(({ kind }) => kind).join(', ')}`);
    tapFaultily(connection, tap, due, clock);
  };
  const stopInvites = directory.onHandle((handle, sender) => {
    const delivery = inviteDelivery(handle, sender);
    if (!delivery) return;
    for (const connection of connections.values())
      if (connection.xuid === delivery.xuid && connection.notify(delivery.titleId, delivery.data))
        log(`RTA ${delivery.xuid} invited by ${sender.xuid}`);
  });
  const stopListening = directory.onChange((change) => {
    if (connections.size > 0) {
      const isTapped = (connection: string): boolean => subscriptions.taps(connection, change.key);
      subscriptions.adds(change);
      for (const { connection, tap } of tapsFor(change, clock.now(), isTapped))
        deliver(connections.get(connection), tap);
      subscriptions.ends(change);
    }
    if (change.after && sessionsOf.size > 0) remember(sessionsOf, change.key, change.after, change.before);
  });

  return {
    drop: (xuid) => {
      for (const connection of connections.values())
        if (xuid === undefined || connection.xuid === xuid) connection.drop();
    },
    resync: (xuid) => {
      for (const connection of connections.values())
        if (xuid === undefined || connection.xuid === xuid) connection.resync();
    },
    close: () => {
      stopListening();
      stopInvites();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
};

const remember = (
  sessionsOf: Map<string, Set<string>>,
  key: string,
  after: StoredSession,
  before: StoredSession | undefined,
): void => {
  if (after.members === before?.members) return;
  for (const { properties } of after.members) {
    const { connection } = properties.system;
    if (typeof connection === 'string') sessionsOf.get(connection)?.add(key);
  }
};

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};
