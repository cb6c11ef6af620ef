import { expect, it } from 'vitest';
import { answers, createFakeDirectory, documentWith, ref } from './testing/fake-session.ts';
import { setRta } from './testing/rta-set.ts';
import { until } from './testing/until.ts';
import { other, rest, us } from './testing/watch-set.ts';
import { watchSession } from './watch.ts';

const HALF_A_MINUTE_MS = 30_000;

/** Lets time pass while nothing happens but that each ping has its answer. */
const passQuietly = async ({ clock, server }: Awaited<ReturnType<typeof setRta>>, ms: number) => {
  const until_ = clock.now() + ms;
  while (clock.now() < until_) {
    const peer = server.peers.at(-1);
    const pinged = new Promise<void>((resolve) => peer?.socket.once('ping', () => resolve()));
    clock.advance(15_000);
    await pinged;
    // Our pong is on its way; when the answer to a ping of the server's is back, it has arrived.
    await new Promise<void>((resolve) => {
      peer?.socket.once('pong', () => resolve());
      peer?.socket.ping();
    });
    clock.advance(5_000);
  }
};

it('a joined session in which nothing happens makes no call in two hours but those of the renewal', async () => {
  const set = await setRta();
  await set.rta.connect();
  const { directory, asked } = createFakeDirectory();
  const document = documentWith([other, us], 3);
  const member = document.members?.['1'];
  if (member) member.properties.system.connection = 'id-1';
  const watch = watchSession({
    directory,
    rta: set.rta,
    xuid: us,
    ref,
    subscriptionId: 'ours',
    document,
    etag: '"3"',
    clock: set.clock,
    random: () => 0.5,
    onVersion: () => undefined,
    onChannel: () => undefined,
    onEnd: () => undefined,
  });

  await passQuietly(set, 90 * 60_000 - HALF_A_MINUTE_MS);
  await rest();
  expect(asked).toEqual([]);
  expect(set.server.handshakes).toBe(1);

  await passQuietly(set, HALF_A_MINUTE_MS);
  await until(() => set.seen.ids.length === 2 && asked.length === 1);
  expect(asked[0]).toMatchObject({ call: 'getSession', options: { ifNoneMatch: '"3"' } });
  asked[0]?.answer(answers.unchanged);
  await until(() => asked.length === 2);
  expect(asked[1]).toMatchObject({
    call: 'writeSession',
    options: { ifMatch: '"3"' },
    body: { members: { me: { properties: { system: { active: true, connection: 'id-2' } } } } },
  });
  asked[1]?.answer(answers.session(documentWith([other, us], 4)));

  await passQuietly(set, 30 * 60_000);
  await rest();
  expect(asked).toHaveLength(2);
  expect(set.server.handshakes).toBe(2);
  expect(set.seen.lost).toEqual([]);
  watch.stop();
});
