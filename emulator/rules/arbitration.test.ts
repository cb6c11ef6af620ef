import { describe, expect, it } from 'vitest';
import type { StoredSession } from './stored.ts';
import { joinedBy, me, sessionBy, someone, wrote } from './testing.ts';
import { withTimersRun } from './timers.ts';

const [ada, bea, cyd] = [someone('1'), someone('2'), someone('3')];
const capabilities = { arbitration: true, team: true };
const match = (arbitration: object = {}) => joinedBy(sessionBy(ada, { capabilities, arbitration }), bea);
const report = (red: string, blue: string) =>
  me({ arbitration: { results: { red: { outcome: red }, blue: { outcome: blue } } } });
const result = (session: StoredSession | undefined) => {
  const { constants, properties } = Object(session?.servers?.arbitration);
  return { ...constants?.system, ...properties?.system };
};
const statuses = (session: StoredSession | undefined) =>
  session?.members.map(({ arbitrationStatus }) => arbitrationStatus);

describe('arbitration', () => {
  it('begins with the session, and is not there without the capability', () => {
    expect(result(match())).toEqual({ startTime: '1970-01-01T00:00:00Z' });
    expect(statuses(match())).toEqual(['playing', 'playing']);
    expect(match().nextTimer).toBe(60_000);
    expect(sessionBy(ada)).not.toHaveProperty('servers');
  });

  it('begins now where a server gives a start that is no time', () => {
    const server = { ...someone('0'), server: true };
    const startTime = 'never';
    const { after } = wrote(
      match(),
      { servers: { arbitration: { constants: { system: { startTime } } } } },
      server,
      { now: 5 },
    );
    expect(result(after)).toMatchObject({ startTime: '1970-01-01T00:00:00.005Z' });
  });

  it('is complete when all have reported, with what they agree on', () => {
    const one = wrote(match(), report('win', 'loss'), ada).after;
    expect(statuses(one)).toEqual(['complete', 'playing']);
    const { after } = wrote(one, report('win', 'loss'), bea);
    expect(result(after)).toMatchObject({
      resultState: 'completed',
      resultSource: 'arbitration',
      resultConfidenceLevel: 100,
      results: { red: { outcome: 'win' }, blue: { outcome: 'loss' } },
    });
    expect(after?.nextTimer).toBeNull();
  });

  it('takes what most say', () => {
    let session: StoredSession | undefined = joinedBy(match(), cyd);
    for (const who of [ada, bea]) session = wrote(session, report('win', 'loss'), who).after;
    session = wrote(session, report('loss', 'win'), cyd).after;
    expect(result(session)).toMatchObject({
      resultConfidenceLevel: 67,
      results: { red: { outcome: 'win' } },
    });
  });

  it('ends by its timeout with what there is, or with nothing', () => {
    const short = match({ forfeitTimeout: 1_000, arbitrationTimeout: 2_000 });
    const waited = withTimersRun(short, 1_000) ?? short;
    expect(result(waited)).not.toHaveProperty('resultState');
    expect(waited.nextTimer).toBe(2_000);
    expect(result(withTimersRun(waited, 2_000))).toMatchObject({ resultState: 'noresults', results: {} });
    const one = wrote(short, report('win', 'loss'), ada).after ?? short;
    const over = withTimersRun(withTimersRun(one, 1_000) ?? one, 2_000);
    expect(result(over)).toMatchObject({ resultState: 'partialresults', resultConfidenceLevel: 50 });
    expect(statuses(over)).toEqual(['complete', 'incomplete']);
  });

  it('is called off where one team alone came', () => {
    const reserve = { reserve_0: { constants: { system: { xuid: '2', team: 'blue' } } } };
    const own = { ...me().members.me, constants: { system: { team: 'red' } } };
    const constants = { system: { capabilities, reservedRemovalTimeout: 600_000 } };
    const { after } = wrote(undefined, { constants, members: { me: own, ...reserve } }, ada);
    expect(statuses(after)).toEqual(['playing', 'joining']);
    expect(result(after && withTimersRun(after, 60_000))).toMatchObject({
      resultState: 'canceled',
      results: { red: { outcome: 'win' }, blue: { outcome: 'noshow' } },
    });
  });
});
