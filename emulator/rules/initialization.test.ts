import { describe, expect, it } from 'vitest';
import { documentText } from './document-text.ts';
import type { StoredSession } from './stored.ts';
import { sessionBy, someone, wrote } from './testing.ts';
import { withTimersRun } from './timers.ts';

const [ada, bea] = [someone('1'), someone('2')];
const own = (system: object = {}) => ({
  me: {
    constants: { system: { initialize: true } },
    properties: { system: { active: true, connection: 'c', ...system } },
  },
});
const reserved = { reserve_0: { constants: { system: { xuid: '2', initialize: true } } } };
const made = (memberInitialization: object, system: object = {}): StoredSession => {
  const constants = { system: { memberInitialization, inactiveRemovalTimeout: 60_000, ...system } };
  const { after, answer } = wrote(undefined, { constants, members: { ...own(), ...reserved } }, ada);
  if (!after) throw new Error(answer.text);
  return after;
};
const stage = (session: StoredSession | undefined) => session?.initializing?.stage;
const failures = (session: StoredSession | undefined) =>
  session?.members.map(({ initializationFailure }) => initializationFailure);
const measured = (latency: number, other: string) => ({
  members: own({
    measurements: { [someone(other).deviceToken]: { latency, bandwidthDown: 20_000, bandwidthUp: 20_000 } },
  }),
});
const peers = { peerToPeerRequirements: { latencyMaximum: 250, bandwidthMinimum: 10_000 } };

describe('member initialization', () => {
  it('needs as many members at the start as it says', () => {
    const body = {
      constants: { system: { memberInitialization: { membersNeededToStart: 2 } } },
      members: own(),
    };
    expect(wrote(undefined, body, ada).answer).toMatchObject({ status: 400, text: /at least 2 members/ });
    expect(stage(made({ membersNeededToStart: 2 }))).toBe('joining');
  });

  it('is not there, and `initialize` not echoed, where the constants have none', () => {
    const { after } = wrote(undefined, { members: own() }, ada);
    expect(after).not.toHaveProperty('initializing');
    expect(after?.members[0]?.constants.system).toEqual({ xuid: '1', index: 0 });
  });

  it('shows its stage, when that began, and its episode', () => {
    expect(JSON.parse(documentText(made({}), 107))).toMatchObject({
      initializing: { stage: 'joining', stageStartTime: '1970-01-01T00:00:00Z', episode: 1 },
      nextTimer: '1970-01-01T00:00:10Z',
      members: { 0: { initializationEpisode: 1, constants: { system: { initialize: true } } } },
    });
  });

  it('ends when all have joined and nothing is to be measured', () => {
    const { after } = wrote(made({ membersNeededToStart: 2 }), { members: own() }, bea, { now: 1_000 });
    expect(after).not.toHaveProperty('initializing');
    expect(failures(after)).toEqual([undefined, undefined]);
  });

  it('goes on without who has not joined in time, and fails where too few are left', () => {
    const enough = withTimersRun(made({ membersNeededToStart: 1 }), 10_000);
    expect(stage(enough)).toBeUndefined();
    expect(failures(enough)).toEqual([undefined, 'timeout']);
    const few = withTimersRun(made({ membersNeededToStart: 2 }), 10_000);
    expect(stage(few)).toBe('failed');
    expect(failures(few)).toEqual(['episode', 'timeout']);
  });

  it('measures, and fails who is too far away', () => {
    const joined = wrote(made({}, peers), { members: own() }, bea).after;
    expect(stage(joined)).toBe('measuring');
    const one = wrote(joined, measured(20, '2'), ada).after;
    expect(stage(one)).toBe('measuring');
    const good = wrote(one, measured(20, '1'), bea).after;
    expect([stage(good), failures(good)]).toEqual([undefined, [undefined, undefined]]);
    const bad = wrote(one, measured(900, '1'), bea).after;
    expect(failures(bad)).toEqual([undefined, 'latency']);
  });

  it('fails who has not measured in time', () => {
    const joined = wrote(made({ measurementTimeout: 5_000 }, peers), { members: own() }, bea).after;
    const one = wrote(joined, measured(20, '2'), ada).after ?? sessionBy(ada);
    expect(failures(withTimersRun(one, 5_000))).toEqual([undefined, 'timeout']);
  });

  it('fails the group of who fails', () => {
    const grouped = { members: own({ initializationGroup: [1] }) };
    const one = wrote(made({ membersNeededToStart: 1 }), grouped, ada).after ?? sessionBy(ada);
    expect(failures(withTimersRun(one, 10_000))).toEqual(['group', 'timeout']);
  });

  it('leaves the verdict to the title where it evaluates itself', () => {
    const session = made({ externalEvaluation: true, membersNeededToStart: 2 });
    const verdict = { properties: { system: { initializationSucceeded: true } } };
    expect(wrote(session, verdict, ada).answer.status).toBe(400);
    const joined = wrote(session, { members: own() }, bea).after;
    expect(stage(joined)).toBe('evaluating');
    const done = wrote(joined, verdict, ada).after;
    expect(stage(done)).toBeUndefined();
    expect(done?.properties.system).not.toHaveProperty('initializationSucceeded');
    expect(joined && stage(withTimersRun(joined, 5_000))).toBe('failed');
  });

  it('names who could be host, the best first', () => {
    const toHost = {
      peerToHostRequirements: { latencyMaximum: 100, bandwidthDownMinimum: 1, bandwidthUpMinimum: 1 },
    };
    const joined = wrote(made({}, toHost), { members: own() }, bea).after;
    const one = wrote(joined, measured(500, '2'), ada).after;
    const { after } = wrote(one, measured(20, '1'), bea);
    expect(after?.hostCandidates).toEqual([ada.deviceToken, bea.deviceToken]);
    expect(failures(after)).toEqual([undefined, undefined]);
  });

  it('takes who comes later through an episode of his own', () => {
    const done = wrote(made({}), { members: own() }, bea).after;
    const opened = wrote(done, { properties: { system: { joinRestriction: 'none' } } }, ada).after;
    const { after } = wrote(opened, { members: own() }, someone('3'));
    expect(after?.members.map(({ initializationEpisode }) => initializationEpisode)).toEqual([1, 1, 2]);
    expect(stage(after)).toBeUndefined();
  });
});
