import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, joinBody, lobby, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const CONNECTIONS = 'https://sessiondirectory.xboxlive.com/connections/';
const notifications = (xuid: string, titleId: string = DEMO_TITLE.titleId) =>
  `https://notify.xboxlive.com/users/xuid(${xuid})/deviceId/current/titleId/${titleId}`;

describe('subscriptions of the change channel', () => {
  const clock = manualClock();
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock });
  });
  afterEach(() => emulator.close());

  const open = async (xuid: string) => {
    const headers = { authorization: `XBL3.0 x=${xuid};beckon` };
    const socket = new WebSocket(emulator.rta, 'rta.xboxlive.com.V2', { headers });
    await once(socket, 'open');
    const next = async (): Promise<unknown> => JSON.parse(String((await once(socket, 'message'))[0]));
    const ask = (frame: unknown[]): Promise<unknown> => {
      const answer = next();
      socket.send(JSON.stringify(frame));
      return answer;
    };
    return { socket, next, ask };
  };

  it('bring an invite to its player in the form that Microsoft’s client reads', async () => {
    const bea = await open(Bea);
    expect(await bea.ask([1, 1, notifications(Bea)])).toEqual([1, 1, 0, 0, null]);
    const event = bea.next();
    const { sessionRef, handleId } = await lobby(emulator);
    expect(await event).toEqual([
      3,
      0,
      {
        inviteHandle: expect.objectContaining({
          id: handleId,
          type: 'invite',
          invitedXuid: Bea,
          senderXuid: Ada,
          sessionRef,
          inviteProtocol: 'game',
          expiration: expect.any(String),
          inviteAttributes: { titleId: DEMO_TITLE.titleId, context: '' },
          inviteInfo: expect.objectContaining({ sender: 'Ada', senderUniqueModernGamertag: 'Ada' }),
        }),
      },
    ]);
  });

  it('bring no invite of another title, to another player, or to a session without inviteProtocol', async () => {
    const [bea, cyd] = [await open(Bea), await open(Cyd)];
    await bea.ask([1, 1, notifications(Bea, '42')]);
    await cyd.ask([1, 1, notifications(Cyd)]);
    const invite = (sessionRef: object, invitedXuid: string, titleId?: string) =>
      caller(emulator, Ada).post('/handles', {
        type: 'invite',
        sessionRef,
        invitedXuid,
        inviteAttributes: { titleId, context: titleId },
      });
    const chat = { ...joinBody(Ada), constants: { system: { inviteProtocol: null } } };
    const { sessionRef } = await lobby(emulator);
    const event = bea.next();
    expect((await caller(emulator, Ada).put(someRef(), chat)).status).toBe(400);
    await invite(someRef('absent'), Cyd);
    await invite(sessionRef, Bea);
    await invite(sessionRef, Bea, '42');
    expect(await event).toMatchObject([
      3,
      0,
      { inviteHandle: { inviteAttributes: { titleId: '42', context: '42' } } },
    ]);
    cyd.socket.close(1000);
    const messages: unknown[] = [];
    cyd.socket.on('message', (data) => messages.push(data));
    await once(cyd.socket, 'close');
    expect(messages).toEqual([]);
  });

  it('are refused with the code for it: unknown, another player’s, too many, too fast', async () => {
    const bea = await open(Bea);
    expect(await bea.ask([1, 1, 'https://example.com/'])).toEqual([1, 1, 1]);
    expect(await bea.ask([1, 2, notifications(Ada)])).toEqual([1, 2, 3]);
    for (let seq = 0; seq < 10; seq += 1)
      expect(await bea.ask([1, seq, CONNECTIONS])).toMatchObject([1, seq, 0, seq, {}]);
    expect(await bea.ask([1, 10, CONNECTIONS])).toEqual([1, 10, 2]);
    expect(await bea.ask([2, 11, 0])).toEqual([2, 11, 0]);
    expect(await bea.ask([1, 12, CONNECTIONS])).toMatchObject([1, 12, 0, 10, {}]);
    for (let seq = 14; seq < 100; seq += 1) await bea.ask([1, seq, CONNECTIONS]);
    expect(await bea.ask([1, 101, CONNECTIONS])).toEqual([1, 101, 1001]);
    clock.advance(15_000);
    expect(await bea.ask([1, 102, CONNECTIONS])).toEqual([1, 102, 2]);
  });

  it('can be had with a nonce in place of a header, once', async () => {
    const fetched = await caller(emulator, Bea).get('/nonce');
    const { nonce } = z.object({ nonce: z.string() }).parse(fetched.json());
    const connect = () => new WebSocket(`${emulator.rta}?nonce=${nonce}`, 'rta.xboxlive.com.V2');
    await once(connect(), 'open');
    const again = connect();
    const [, response] = await once(again, 'unexpected-response');
    expect(response.statusCode).toBe(401);
    again.on('error', () => undefined);
    again.terminate();
  });
});
