import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderForTest, here, launcher, lifecycle, type Running } from './fixture/start.ts';

type Arrival = { argv: string[]; cwd: string; data: unknown; ready: boolean };
const arrivals = ({ lines }: Running) =>
  lines.filter(({ event }) => event === 'second-instance').map(({ detail }) => detail as Arrival);

test('the second instance gets false and ends; the first gets its argv, folder and data', async () => {
  const { env, folder } = folderForTest();
  const first = lifecycle('lock', { env });
  expect((await first.said('lock')).detail).toBe(true);

  const args = ['ms-xbl-decafbad://host/?a=1&b=2', '--switch=x', '--', '--not-a-switch', 'ü " $HOME'];
  const second = lifecycle('lock', { env: { ...env, FIXTURE_NOTE: 'hello' }, args, cwd: folder });
  expect((await second.exited).code).toBe(0);
  expect(second.lines.find(({ event }) => event === 'lock')?.detail).toBe(false);
  expect(second.lines.some(({ event }) => event === 'ready')).toBe(false);

  await first.said('second-instance');
  expect(arrivals(first)).toEqual([
    {
      // Chromium puts all switches first, adds one of its own, and leaves what follows `--` alone.
      argv: [
        launcher,
        '--switch=x',
        '--allow-file-access-from-files',
        here('lifecycle.cjs'),
        args[0],
        ...args.slice(2),
      ],
      cwd: folder,
      data: { from: second.child.pid, note: 'hello' },
      ready: true,
    },
  ]);
  first.child.kill('SIGTERM');
  await first.exited;
});

test('second-instance is emitted after ready even when the second came before it', async () => {
  const { env } = folderForTest();
  const first = lifecycle('lock', { env });
  const second = lifecycle('lock', { env });
  await Promise.all([first.said('lock'), second.said('lock')]);
  const [winner] = [first, second].filter(({ lines }) =>
    lines.some(({ event, detail }) => event === 'lock' && detail),
  );
  if (!winner) throw new Error('nobody has the lock');
  await winner.said('second-instance');
  expect(arrivals(winner).map(({ ready }) => ready)).toEqual([true]);
  winner.child.kill('SIGTERM');
  await winner.exited;
});

test('of many instances started in the same moment exactly one wins, and it hears of all the others', async () => {
  const { env } = folderForTest();
  const all = Array.from({ length: 8 }, (_, note) =>
    lifecycle('lock', { env: { ...env, FIXTURE_NOTE: `${note}` } }),
  );
  const locks = await Promise.all(all.map(async ({ said }) => (await said('lock')).detail));
  expect(locks.filter(Boolean)).toHaveLength(1);
  const winner = all[locks.indexOf(true)];
  if (!winner) throw new Error('nobody has the lock');
  await expect.poll(() => arrivals(winner).length, { timeout: 60_000 }).toBe(7);
  expect(new Set(arrivals(winner).map(({ data }) => JSON.stringify(data))).size).toBe(7);
  winner.child.kill('SIGTERM');
  await winner.exited;
});

test('after the first instance was killed the next one wins', async () => {
  const { env } = folderForTest();
  const first = lifecycle('lock', { env });
  await first.said('ready');
  first.child.kill('SIGKILL');
  await first.exited;
  const next = lifecycle('lock,quit-when-ready', { env });
  expect((await next.said('lock')).detail).toBe(true);
  await next.exited;
});

test('the lock belongs to the user-data folder, by whichever path it is reached', async () => {
  const { env, folder } = folderForTest();
  const first = lifecycle('lock', { env });
  await first.said('ready');
  const other = lifecycle('lock,quit-when-ready', {
    env: { ...env, FIXTURE_USER_DATA: join(folder, 'other') },
  });
  expect((await other.said('lock')).detail).toBe(true);
  symlinkSync(join(folder, 'profile'), join(folder, 'link'));
  const same = lifecycle('lock', { env: { ...env, FIXTURE_USER_DATA: join(folder, 'link') } });
  expect((await same.said('lock')).detail).toBe(false);
  await Promise.all([other.exited, same.exited]);
  first.child.kill('SIGTERM');
  await first.exited;
});
