import { randomUUID } from 'node:crypto';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import type { BenchEmulator, Lobby } from './emulator.ts';

/** Bea's PUT into a lobby by `fetch` and nothing else, and the one with which she leaves again. */
export const bareJoin = ({ url }: BenchEmulator, { handleId }: Lobby) => {
  const headers = {
    Authorization: `XBL3.0 x=${DEMO_PLAYERS.Bea};beckon`,
    'Accept-Language': 'en-US',
    'Content-Type': 'application/json; charset=utf-8',
    'x-xbl-contract-version': '107',
    'If-Match': '*',
  };
  const subscription = { id: randomUUID(), changeTypes: ['everything'] };
  const me = {
    constants: { system: { xuid: DEMO_PLAYERS.Bea } },
    properties: { system: { active: true, connection: randomUUID(), subscription } },
  };
  const put = async (body: string): Promise<void> => {
    const answer = await fetch(`${url}/handles/${handleId}/session`, { method: 'PUT', headers, body });
    await answer.text();
    if (!answer.ok) throw new Error(`the bare PUT was answered with ${answer.status}`);
  };
  const body = JSON.stringify({ members: { me } });
  return { put: () => put(body), leave: () => put('{"members":{"me":null}}') };
};
