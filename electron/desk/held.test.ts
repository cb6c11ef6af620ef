import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCallLimits } from '../../client/limits.ts';
import { createFakeClock } from '../../client/testing/fake-clock.ts';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { LiveDesk } from './testing/live-desk.ts';

const clock = createFakeClock();
const limits = createCallLimits(clock);
let live: LiveDesk;
beforeAll(async () => {
  live = await LiveDesk.start(await startEmulator(), { onXboxLive: true, limits });
});
afterAll(() => live.end());

/** One that would join now, were there not so many calls before it. */
const heldJoin = async (): Promise<string> => {
  const id = live.take(await live.lobbyLink());
  await expect.poll(() => live.get(id).preview?.state).toBe('known');
  for (let free = 30; free > 0 && limits.state().counters.every(({ used, max }) => used < max); free--)
    void limits
      .enter({ method: 'GET', url: 'http://x/', headers: {}, body: '' })
      .then((pass) => pass?.end(null));
  await live.desk.join(id, null);
  await expect.poll(() => live.desk.heldJoins()).toEqual([id]);
  return id;
};
const joins = async (id: string) =>
  live.journal
    .calls(id)
    .whole()
    .flatMap((call) => (call.kind === 'http' && call.call.startsWith('write') ? [call.error?.code] : []));

it('a join that waits for the service’s limit can be called off, before anything of it is sent, and made later', async () => {
  const id = await heldJoin();
  expect(live.get(id)).toMatchObject({ state: 'joining', player: DEMO_PLAYERS.Bea });
  live.desk.callOffJoin(id);
  await live.reached(id, 'refused');
  expect(live.get(id).reason).toEqual({ kind: 'policy', code: 'declined' });
  expect(live.desk.heldJoins()).toEqual([]);
  expect(await joins(id)).toEqual(['aborted']);
  expect(() => live.desk.callOffJoin(id)).toThrowError(/does not wait/);

  clock.advance(300_000);
  await live.desk.join(id, null);
  await live.reached(id, 'joined');
  expect(() => live.desk.callOffJoin(id)).toThrowError(/does not wait/);
});

it('one that nobody calls off goes out when its turn comes', async () => {
  const id = await heldJoin();
  clock.advance(300_000);
  await live.reached(id, 'joined');
  expect(live.desk.heldJoins()).toEqual([]);
});

it('one that a run before may have sent is not called declined', async () => {
  const id = await heldJoin();
  live.reopen();
  live.desk.resume();
  await expect.poll(() => live.desk.heldJoins()).toEqual([id]);
  live.desk.callOffJoin(id);
  await live.reached(id, 'failed');
  expect(live.get(id).reason).toMatchObject({ kind: 'answer', explanation: { code: 'aborted' } });
});
