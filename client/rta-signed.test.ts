import { afterEach, describe, expect, it } from 'vitest';
import { explainSignIn, explainXErr } from '../protocol/sign-in-trouble.ts';
import type { Signer } from './answers.ts';
import { createDirectory } from './directory.ts';
import { explainNotDone } from './explain.ts';
import { joinByHandle } from './join.ts';
import { createRta, type Rta } from './rta.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import { signerFor } from './testing/directory-server.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { named, startRtaServer } from './testing/rta-server.ts';
import { until } from './testing/until.ts';

const xuid = '18000000000000102';
const noProfile = new SignInTrouble(explainXErr(2148916233));
const offline = new SignInTrouble(explainSignIn('sign-in-offline'));

let rta: Rta | null = null;
let close = async (): Promise<void> => undefined;
afterEach(async () => {
  rta?.close();
  await close();
});

/** A change channel whose signer has the trouble that is set. */
const setSigned = async () => {
  const server = await startRtaServer({ take: (peer) => peer.socket.send(named('id-1')) });
  close = server.close;
  const clock = createFakeClock();
  const good = signerFor(xuid);
  const state: { trouble: Error | null; asked: number } = { trouble: null, asked: 0 };
  const signer = {
    ...good,
    headers: (request: Parameters<Signer['headers']>[0]) => {
      state.asked++;
      return state.trouble ? Promise.reject(state.trouble) : good.headers(request);
    },
  };
  const channel = createRta({ address: server, signer, clock, random: () => 0 });
  rta = channel;
  const directory = createDirectory({ address: server, signer, clock });
  return { state, clock, channel, directory };
};

describe('the change channel of a player who can not be signed in', () => {
  it('says so at once, and is opened again when somebody needs it, not by itself', async () => {
    const { state, clock, channel } = await setSigned();
    state.trouble = noProfile;
    await expect(channel.connect()).rejects.toBe(noProfile);
    expect([channel.trouble, channel.state.state]).toEqual([noProfile.message, 'idle']);
    clock.advance(3_600_000);
    expect(state.asked).toBe(1);
    state.trouble = null;
    expect(await channel.connect()).toBe('id-1');
  });

  it('is opened again by itself where it passes by itself', async () => {
    const { state, clock, channel } = await setSigned();
    state.trouble = offline;
    await expect(channel.connect()).rejects.toBe(offline);
    state.trouble = null;
    await until(() => clock.timers.length > 0);
    clock.advance(clock.timers[0] ?? 0);
    await until(() => channel.connectionId === 'id-1');
  });

  it('makes a join fail with that reason, and not with the channel', async () => {
    const { state, clock, channel, directory } = await setSigned();
    state.trouble = noProfile;
    const { answer } = await joinByHandle({ directory, rta: channel, xuid, handleId: 'a-handle', clock });
    expect(answer).toMatchObject({ outcome: 'unreachable', error: { code: 'not-signed' } });
    if (answer.outcome !== 'unreachable') throw new Error('it was joined');
    expect(explainNotDone(answer)).toEqual({ status: null, explanation: noProfile.explanation });
  });
});
