import { describe, expect, it } from 'vitest';
import { answers, documentWith } from './testing/fake-session.ts';
import { until } from './testing/until.ts';
import { other, rest, setWatch, us } from './testing/watch-set.ts';

describe('following a session over a lost channel', () => {
  it('writes the new ConnectionId to our member, after a look whether it is still there', async () => {
    const { lost, connected, next, told } = setWatch();
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
    const { lost, connected, next, asked, told } = setWatch();
    lost();
    connected('id-2');
    (await next(1)).answer(answers.session(documentWith([other], 5)));
    await until(() => told.includes('removed'));
    await rest();
    expect(asked).toHaveLength(1);
  });

  it('writes on top of what others wrote at the same time', async () => {
    const { connected, next, told } = setWatch();
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
    const { next, told } = setWatch({ document });
    expect((await next(1)).call).toBe('getSession');
    expect(told).toEqual(['reconnecting']);
  });

  it('compares ConnectionIds without case', async () => {
    const document = documentWith([us], 3);
    const [member] = Object.values(document.members ?? {});
    if (member) member.properties.system.connection = 'ID-1';
    const { asked, told } = setWatch({ document });
    await rest();
    expect(told).toEqual(['live']);
    expect(asked).toHaveLength(0);
  });

  it('tries again until the new ConnectionId is written, at once when there is a newer one', async () => {
    const { connected, next, clock, told } = setWatch();
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
    const { lost, connected, next, told } = setWatch();
    lost();
    connected('id-2');
    (await next(1)).answer(answers.gone);
    await until(() => told.includes('session-gone'));
  });
});
