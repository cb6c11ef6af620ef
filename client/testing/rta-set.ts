import { afterEach } from 'vitest';
import type { RtaFrame } from '../../protocol/exchange.ts';
import type { ShoulderTap } from '../../protocol/taps.ts';
import { createRta } from '../rta.ts';
import type { FindRtaWay } from '../rta-way.ts';
import { signerFor } from './directory-server.ts';
import { createFakeClock } from './fake-clock.ts';
import { named, startRtaServer } from './rta-server.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A change channel against a hand-made server, and all that it tells. Closed after each test. */
export const setRta = async ({
  findWay,
  ...options
}: Partial<Parameters<typeof startRtaServer>[0]> & { findWay?: FindRtaWay } = {}) => {
  const take: Parameters<typeof startRtaServer>[0]['take'] = (peer) =>
    peer.socket.send(named(`id-${server.peers.indexOf(peer) + 1}`));
  const server = await startRtaServer({ take, ...options });
  closers.push(server.close);
  const clock = createFakeClock();
  const signer = signerFor('18000000000000102');
  const rta = createRta({ address: server, signer, clock, random: () => 0.5, ...(findWay && { findWay }) });
  closers.push(rta.close);
  const seen = {
    ids: [] as string[],
    lost: [] as string[],
    taps: [] as ShoulderTap[],
    frames: [] as RtaFrame[],
    resyncs: 0,
  };
  rta.onConnection((id) => seen.ids.push(id));
  rta.onLost((why) => seen.lost.push(why));
  rta.onTap((tap) => seen.taps.push(tap));
  rta.onFrame((frame) => seen.frames.push(frame));
  rta.onResync(() => seen.resyncs++);
  return { server, clock, signer, rta, seen };
};

export const tap = (changeNumber: number, resource = 'scid~template~name') => ({
  timestamp: '2026-11-20T10:00:00.1234567Z',
  subscription: 's',
  resourceType: 'mpsd/session',
  resource,
  changeNumber,
});
