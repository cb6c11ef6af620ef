import { describe, expect, it } from 'vitest';
import { answers, documentWith } from './testing/fake-session.ts';
import { until } from './testing/until.ts';
import { other, rest, setWatch, us } from './testing/watch-set.ts';

describe('following a session', () => {
  it('reads the session when it is tapped, with the ETag that it has', async () => {
    const { tap, next, told } = setWatch();
    tap(4);
    const get = await next(1);
    expect(get).toMatchObject({ call: 'getSession', options: { ifNoneMatch: '"3"' } });
    get.answer(answers.session(documentWith([other, us], 4)));
    await until(() => told.length === 2);
    expect(told).toEqual(['live', 'version 4 "4"']);
  });

  it('says nothing before it returns, and calls nobody while nothing happens', async () => {
    const { asked, told, clock } = setWatch();
    expect(told).toEqual([]);
    await rest();
    clock.advance(3_600_000);
    await rest();
    expect(told).toEqual(['live']);
    expect(asked).toHaveLength(0);
  });

  it('ignores taps of what it knows, of other sessions, and of other things', async () => {
    const { tap, asked } = setWatch();
    tap(3);
    tap(2);
    tap(9, { resource: 'scid~lobby~elsewhere' });
    tap(9, { resourceType: 'other/thing' });
    await rest();
    expect(asked).toHaveLength(0);
  });

  it('reads after a tap of another branch, whose numbers begin anew', async () => {
    const { tap, next } = setWatch();
    tap(1, { branch: 'another' });
    await next(1);
  });

  it('makes exactly one more call for all the taps that come during one', async () => {
    const { tap, next, asked, told } = setWatch();
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
    const { tap, next, told } = setWatch();
    tap(4);
    (await next(1)).answer(answers.unchanged);
    await rest();
    expect(told).toEqual(['live']);
  });

  it('reads after a resync', async () => {
    const { resync, next } = setWatch();
    resync();
    await next(1);
  });

  it('reads what changed between the join and the beginning of the watch', async () => {
    const { next } = setWatch({ tapBefore: 4 });
    await next(1);
  });

  it('ends when a tap without a change number leads to a session that is gone', async () => {
    const { tap, next, told, asked } = setWatch();
    tap();
    (await next(1)).answer(answers.gone);
    await until(() => told.includes('session-gone'));
    tap(9);
    await rest();
    expect(asked).toHaveLength(1);
  });

  it('ends when our member is no longer in the session, after showing it', async () => {
    const { tap, next, told } = setWatch();
    tap(4);
    (await next(1)).answer(answers.session(documentWith([other], 4)));
    await until(() => told.length === 3);
    expect(told).toEqual(['live', 'version 4 "4"', 'removed']);
  });

  it('takes a session that we may no longer read for one that we were removed from', async () => {
    const { tap, next, told } = setWatch();
    tap(4);
    (await next(1)).answer(answers.refused(403));
    await until(() => told.includes('removed'));
  });

  it('shows what a write of ours brought, unless a read was faster', async () => {
    const { watch, told, asked } = setWatch();
    watch.learn(answers.session(documentWith([other, us], 5)));
    watch.learn(answers.conflict(documentWith([other, us], 4)));
    watch.learn(answers.conflict(documentWith([other, us], 6)));
    await rest();
    expect(told.filter((one) => one.startsWith('version'))).toEqual(['version 5 "5"', 'version 6 "6"']);
    expect(asked).toHaveLength(0);
  });

  it('looks what became of us when a write of ours was refused, or found nothing', async () => {
    const { watch, next, told } = setWatch();
    watch.learn(answers.gone);
    (await next(1)).answer(answers.gone);
    await until(() => told.includes('session-gone'));
  });

  it.each([
    ['inactive', {}, { active: false }],
    ['ready', { ready: true }, { active: false, ready: true }],
  ] as const)('leaves who chose to be %s so on another connection', async (_, state, written) => {
    const { watch, next, lost, connected } = setWatch();
    await rest();
    const document = documentWith([other, us], 4);
    for (const member of Object.values(document.members ?? {})) {
      delete member.properties.system.active;
      Object.assign(member.properties.system, state);
    }
    watch.learn(answers.session(document));
    lost();
    connected('id-2');
    (await next(1)).answer(answers.unchanged);
    const subscription = { id: 'our-subscription', changeTypes: ['everything'] };
    expect((await next(2)).body).toEqual({
      members: { me: { properties: { system: { ...written, connection: 'id-2', subscription } } } },
    });
  });

  it('finds our member as `me` in a large session', async () => {
    const document = documentWith([], 4);
    document.members = { me: { next: 1, constants: { system: {} }, properties: { system: {} } } };
    const { tap, next, told } = setWatch();
    tap(4);
    (await next(1)).answer(answers.session(document));
    await until(() => told.includes('version 4 "4"'));
    await rest();
    expect(told).not.toContain('removed');
  });

  it.each([['no answer', answers.lost] as const, ['a 503', answers.refused(503)] as const])(
    'tries a read again after %s, with growing pauses',
    async (_, failure) => {
      const { tap, next, clock, told } = setWatch();
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
    const { tap, next, told, watch, clock } = setWatch();
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
