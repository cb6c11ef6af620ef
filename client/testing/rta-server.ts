import type { IncomingMessage } from 'node:http';
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
}) => {
  const peers: RtaPeer[] = [];
  let handshakes = 0;
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
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
  await new Promise<void>((resolve) => server.on('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    rtaUrl: `ws://127.0.0.1:${port}/connect`,
    peers,
    get handshakes() {
      return handshakes;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
};

/** The reply that names the connection. */
export const named = (id: string, seq = 1) => `[1,${seq},0,0,{ "ConnectionId":"${id}" }]`;
