import { expect, test } from 'vitest';
import { folderForTest, lifecycle } from './fixture/start.ts';

test('fork runs the module as a utility process with the arguments given and no channel of Node', async () => {
  const { env } = folderForTest();
  const running = lifecycle('fork', { env });
  expect((await running.said('child')).detail).toEqual({
    args: ['one', 'two'],
    type: 'utility',
    send: 'undefined',
  });
  expect(typeof (await running.said('spawn')).detail).toBe('number');
  running.child.kill('SIGTERM');
  await running.exited;
});

test('messages go to it and back as copies, and wait for somebody who listens', async () => {
  const { env } = folderForTest();
  const running = lifecycle('fork', { env });
  expect((await running.said('answer')).detail).toEqual({ size: 5_000_000, first: 7 });
  running.child.kill('SIGTERM');
  await running.exited;
});

test('kill ends the process; exit is emitted, and pid is undefined after it', async () => {
  const { env } = folderForTest();
  const running = lifecycle('fork', { env });
  await running.said('child');
  running.child.kill('SIGUSR2');
  expect((await running.said('exit')).detail).toEqual({ code: 15, pid: null });
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
});
