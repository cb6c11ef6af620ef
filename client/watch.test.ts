import { describe, expect, it } from 'vitest';
import type { SessionDocument } from '../protocol/document.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { answers, createFakeDirectory, createFakeRta, documentWith, ref } from './testing/fake-session.ts';
import { until } from './testing/until.ts';
import { watchSession } from './watch.ts';

const us = '18000000000000102';
const other = '18000000000000101';

const set = (
  options: { document?: SessionDocument; connection?: string | null; tapBefore?: number } = {},
) => {
  const { directory, asked } = createFakeDirectory();
  const channel = createFakeRta(options.connection === undefined ? 'id-1' : options.connection);
  if (options.tapBefore !== undefined) channel.tap(options.tapBefore);
  const clock = createFakeClock();
  const told: string[] = [];
  const watch = watchSession({
    directory,
    rta: channel.rta,
    xuid: us,
    ref,
    subscriptionId: 'our-subscription',
    document: options.document ?? documentWith([other, us], 3),
    etag: '"3"',
    clock,
    random: () => 0,
    onVersion: ({ document, etag }) => told.push(`version ${document.changeNumber} ${etag}`),
    onChannel: (state) => told.push(state),
    onEnd: (code) => told.push(code),
  });
  const next = async (count: number) => {
    await until(() => asked.length === count);
    const last = asked[count - 1];
    if (!last) throw new Error('nothing was asked');
    return last;
  };
  return { ...channel, asked, clock, told, watch, next };
};

/** Long enough for everything that is under way to have come to rest. */
const rest = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('following a session', () => {
  it('reads the session when it is tapped, with the ETag that it has', async () => {
    const { tap, next, told } = set();
    tap(4);
    const get = await next(1);
    expect(get).toMatchObject({ call: 'getSession', options: { ifNoneMatch: '"3"' } });
    get.answer(answers.session(documentWith([other, us], 4)));
    await until(() => told.length === 2);
    expect(told).toEqual(['live', 'version 4 "4"']);
  });

  it('says nothing before it returns, and calls nobody while nothing happens', async () => {
    const { asked, told, clock } = set();
    expect(told).toEqual([]);
    await rest();
    clock.advance(3_600_000);
    await rest();
    expect(told).toEqual(['live']);
    expect(asked).toHaveLength(0);
  });

  it('ignores taps of what it knows, of other sessions, and of other things', async () => {
    const { tap, asked } = set();
    tap(3);
    tap(2);
    tap(9, { resource: 'scid~lobby~elsewhere' });
    tap(9, { resourceType: 'other/thing' });
    await rest();
    expect(asked).toHaveLength(0);
  });

  it('reads after a tap of another branch, whose numbers begin anew', async () => {
    const { tap, next } = set();
    tap(1, { branch: 'another' });
    await next(1);
  });

  it('makes exactly one more call for all the taps that come during one', async () => {
    const { tap, next, asked, told } = set();
    tap(4);
    const first = await next(1);
    tap(5);
    tap(6);
    tap(7);
    first.answer(answers.session(documentWith([us], 4)));
    const second = await next(2);
    second.answer(answers.session(documentWith([us], 7)));
    await until(() => told.includes('version 7 "7"'));
    await rest();
    expect(asked).toHaveLength(2);
  });

  it('says nothing new when the session is unchanged', async () => {
    const { tap, next, told } = set();
    tap(4);
    (await next(1)).answer(answers.unchanged);
    await rest();
    expect(told).toEqual(['live']);
  });

  it('reads after a resync', async () => {
    const { resync, next } = set();
    resync();
    await next(1);
  });

  it('reads what changed between the join and the beginning of the watch', async () => {
    const { next } = set({ tapBefore: 4 });
    await next(1);
  });

  it('ends when a tap without a change number leads to a session that is gone', async () => {
    const { tap, next, told, asked } = set();
    tap();
    (await next(1)).answer(answers.gone);
    await until(() => told.includes('session-gone'));
    tap(9);
    await rest();
    expect(asked).toHaveLength(1);
  });

  it('ends when our member is no longer in the session, after showing it', async () => {
    const { tap, next, told } = set();
    tap(4);
    (await next(1)).answer(answers.session(documentWith([other], 4)));
    await until(() => told.length === 3);
    expect(told).toEqual(['live', 'version 4 "4"', 'removed']);
  });

  it('takes a session that we may no longer read for one that we were removed from', async () => {
    const { tap, next, told } = set();
    tap(4);
    (await next(1)).answer(answers.refused(403));
    await until(() => told.includes('removed'));
  });

  it('finds our member as `me` in a large session', async () => {
    const document = documentWith([], 4);
    document.members = { me: { next: 1, constants: { system: {} }, properties: { system: {} } } };
    const { tap, next, told } = set();
    tap(4);
    (await next(1)).answer(answers.session(document));
    await until(() => told.includes('version 4 "4"'));
    await rest();
    expect(told).not.toContain('removed');
  });

  it.each([['no answer', answers.lost] as const, ['a 503', answers.refused(503)] as const])(
    'tries a read again after %s, with growing pauses',
    async (_, failure) => {
      const { tap, next, clock, told } = set();
      tap(4);
      (await next(1)).answer(failure);
      await until(() => clock.timers[0] === 1_000);
      clock.advance(1_000);
      (await next(2)).answer(failure);
      await until(() => clock.timers[0] === 4_000);
      clock.advance(4_000);
      (await next(3)).answer(answers.session(documentWith([us], 4)));
      await until(() => told.includes('version 4 "4"'));
      expect(clock.timers).toEqual([]);
    },
  );

  it('tells nothing and calls off what runs once it is stopped', async () => {
    const { tap, next, told, watch, clock } = set();
    tap(4);
    const get = await next(1);
    watch.stop();
    expect(get.options.signal?.aborted).toBe(true);
    get.answer(answers.session(documentWith([us], 4)));
    await rest();
    expect(told).toEqual(['live']);
    expect(clock.timers).toEqual([]);
  });
});

describe('following a session over a lost channel', () => {
  it('writes the new ConnectionId to our member, after a look whether it is still there', async () => {
    const { lost, connected, next, told } = set();
    await rest();
    lost();
    connected('id-2');
    (await next(1)).answer(answers.session(documentWith([other, us], 5)));
    const put = await next(2);
    expect(put).toMatchObject({ call: 'writeSession', options: { ifMatch: '"5"' } });
    expect(put.body).toEqual({
      members: {
        me: {
          properties: {
            system: {
              active: true,
              connection: 'id-2',
              subscription: { id: 'our-subscription', changeTypes: ['everything'] },
            },
          },
        },
      },
    });
    put.answer(answers.session(documentWith([other, us], 6)));
    await until(() => told.at(-1) === 'live');
    expect(told).toEqual(['live', 'reconnecting', 'version 5 "5"', 'version 6 "6"', 'live']);
  });

  it('does not come back into a session that it was removed from meanwhile', async () => {
    const { lost, connected, next, asked, told } = set();
    lost();
    connected('id-2');
    (await next(1)).answer(answers.session(documentWith([other], 5)));
    await until(() => told.includes('removed'));
    await rest();
    expect(asked).toHaveLength(1);
  });

  it('writes on top of what others wrote at the same time', async () => {
    const { connected, next, told } = set();
    connected('id-2');
    (await next(1)).answer(answers.unchanged);
    (await next(2)).answer(answers.conflict(documentWith([other, us], 4)));
    const second = await next(3);
    expect(second).toMatchObject({ call: 'writeSession', options: { ifMatch: '"4"' } });
    second.answer(answers.session(documentWith([other, us], 5)));
    await until(() => told.at(-1) === 'live');
  });

  it('rejoins at once when the channel that the member was joined with is not the one that is up', async () => {
    const document = documentWith([us], 3);
    const [member] = Object.values(document.members ?? {});
    if (member) member.properties.system.connection = 'ID-0';
    const { next, told } = set({ document });
    expect((await next(1)).call).toBe('getSession');
    expect(told).toEqual(['reconnecting']);
  });

  it('compares ConnectionIds without case', async () => {
    const document = documentWith([us], 3);
    const [member] = Object.values(document.members ?? {});
    if (member) member.properties.system.connection = 'ID-1';
    const { asked, told } = set({ document });
    await rest();
    expect(told).toEqual(['live']);
    expect(asked).toHaveLength(0);
  });

  it('tries again until the new ConnectionId is written, at once when there is a newer one', async () => {
    const { connected, next, clock, told } = set();
    connected('id-2');
    (await next(1)).answer(answers.unchanged);
    (await next(2)).answer(answers.lost);
    await until(() => clock.timers[0] === 1_000);
    connected('id-3');
    (await next(3)).answer(answers.unchanged);
    const put = await next(4);
    expect(JSON.stringify(put.body)).toContain('id-3');
    put.answer(answers.session(documentWith([us], 4)));
    await until(() => told.at(-1) === 'live');
  });

  it('ends when the session went away meanwhile', async () => {
    const { lost, connected, next, told } = set();
    lost();
    connected('id-2');
    (await next(1)).answer(answers.gone);
    await until(() => told.includes('session-gone'));
  });
});
