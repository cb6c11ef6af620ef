import { expect, test } from 'vitest';
import { channelView } from './channel-view.ts';
import { PlayerChannel } from './player.ts';

const bea = { xuid: '18', gamertag: 'Bea', directory: 'emulator', sandbox: null } as const;
const trouble = { why: 'The network is gone.', code: 'ENETDOWN' };

test('a channel is told by what somebody who looks on can use: times as text, what went wrong in words', () => {
  const shown = [
    channelView(bea, { state: 'up', since: Date.UTC(2026, 10, 20, 14, 5) }, null),
    channelView(bea, { state: 'connecting', trouble: null }, null),
    channelView(bea, { state: 'connecting', trouble }, null),
    channelView(bea, { state: 'down', trouble, nextAt: Date.UTC(2026, 10, 20, 14, 6) }, null),
    channelView(bea, { state: 'idle' }, null),
    channelView(bea, { state: 'closed' }, null),
  ];
  expect(shown.map(({ rta }) => rta)).toEqual([
    { state: 'up', since: '2026-11-20T14:05:00.000Z' },
    { state: 'connecting', trouble: null },
    { state: 'connecting', trouble: 'The network is gone.' },
    { state: 'down', trouble: 'The network is gone.', nextAt: '2026-11-20T14:06:00.000Z' },
    { state: 'idle' },
    { state: 'idle' },
  ]);
  for (const one of shown) expect(PlayerChannel.parse(one)).toEqual(one);
});

test('the limits of a player come with it, where he has any', () => {
  const counters = [{ kind: 'session' as const, used: 30, max: 30, seconds: 15 }];
  const told = (until: number | null) =>
    channelView(bea, { state: 'idle' }, { counters, waiting: 1, until }).limits;
  expect(told(Date.UTC(2026, 10, 20, 14, 5, 4))).toEqual({
    counters,
    waiting: 1,
    until: '2026-11-20T14:05:04.000Z',
  });
  expect(told(null)).toMatchObject({ until: null });
  expect(channelView(bea, { state: 'idle' }, null).limits).toBeNull();
});
