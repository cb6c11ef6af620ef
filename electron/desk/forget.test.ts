import { expect, it } from 'vitest';
import type { Line } from '../players/players.ts';
import { createFollower } from './follow.ts';

const unused = (): never => {
  throw new Error('nothing is called here');
};
const off = () => () => undefined;
/** A line that is up, and on which nothing ever happens. */
const line: Line = {
  directory: {
    writeSessionByHandle: unused,
    getSessionByHandle: unused,
    writeSession: unused,
    getSession: unused,
    getHandle: unused,
    send: unused,
    createHandle: unused,
    queryActivities: unused,
  },
  rta: {
    url: 'ws://127.0.0.1:1/connect',
    connect: unused,
    connectionId: 'c',
    trouble: null,
    state: { state: 'up', since: 0 },
    onState: off,
    onConnection: off,
    onLost: off,
    onClosed: off,
    onTap: off,
    lastTap: () => null,
    onResync: off,
    onFrame: off,
    close: () => undefined,
  },
};

it('keeps the last 50 sessions that are no longer followed, and those that are', () => {
  const forgotten: string[] = [];
  const follower = createFollower({
    view: () => undefined,
    version: () => undefined,
    forgotten: (id) => forgotten.push(id),
    call: () => undefined,
    end: () => undefined,
    now: () => new Date(),
  });
  for (let number = 0; number < 60; number++) {
    follower.follow({
      activationId: `a${number}`,
      xuid: '1',
      line,
      ref: { scid: 's', templateName: 't', name: String(number) },
      subscriptionId: 'x',
      answer: JSON.parse(
        '{"outcome":"session","document":{"membersInfo":{"first":0,"next":0,"count":0},"members":{}},"etag":"1"}',
      ),
    });
  }
  for (let number = 57; number >= 0; number--) follower.letGo(`a${number}`);
  expect(forgotten).toEqual(['a57', 'a56', 'a55', 'a54', 'a53', 'a52', 'a51', 'a50']);
  expect(follower.views()).toHaveLength(52);
  expect(follower.followedAs('1')).toEqual(['a58', 'a59']);
  follower.stop();
});
