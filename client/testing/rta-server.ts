import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { RTA_SUBPROTOCOL } from '../../protocol/rta.ts';

export type RtaPeer = { socket: WebSocket; request: IncomingMessage; frames: string[] };

/**
 * A hand-made change channel. `take` gets each frame of each peer; `refuse` may answer a handshake with a status.
 */
export const startRtaServer = async (options: {
  take: (peer: RtaPeer, frame: string) => void;
  refuse?: () => { status: number; headers?: Record<string, string> } | null;
  autoPong?: boolean;
  /** Speaks TLS. */
  secure?: { cert: string; key: string };
}) => {
  const peers: RtaPeer[] = [];
  let handshakes = 0;
  const listener = options.secure ? createSecureServer(options.secure) : createServer();
  const server = new WebSocketServer({
    server: listener,
    autoPong: options.autoPong ?? true,
    handleProtocols: () => RTA_SUBPROTOCOL,
    verifyClient: (_, decide) => {
      handshakes++;
      const refusal = options.refuse?.() ?? null;
      decide(refusal === null, refusal?.status, '', refusal?.headers);
    },
  });
  server.on('connection', (socket, request) => {
    const peer: RtaPeer = { socket, request, frames: [] };
    peers.push(peer);
    socket.on('message', (data) => {
      peer.frames.push(data.toString());
      options.take(peer, data.toString());
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  // A certificate is checked against a name: of an address, the proxy's agent does not say whose it should be.
  const [s, host] = options.secure ? ['s', `localhost:${port}`] : ['', `127.0.0.1:${port}`];
  return {
    url: `http${s}://${host}`,
    rtaUrl: `ws${s}://${host}/connect`,
    host,
    peers,
    get handshakes() {
      return handshakes;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => listener.close(() => resolve()));
        listener.closeAllConnections();
      }),
  };
};

/** The reply that names the connection. */
export const named = (id: string, seq = 1) => `[1,${seq},0,0,{ "ConnectionId":"${id}" }]`;
