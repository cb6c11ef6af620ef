import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { Clock } from '../clock.ts';
import type { Directory } from '../directory.ts';
import type { Players } from '../players.ts';
import { Refusal, refuse } from '../rules/answer.ts';
import { deedsOf, doDeed } from './bustle.ts';
import type { Scenario, Step } from './scenario.ts';
import { createStage, type Stage } from './stage.ts';

export type Link = { readonly label: string; readonly link: string; readonly for: string };

/** What a scenario answers: where it is, and the links that start something. */
export type Started = {
  readonly scenario: string;
  /** The first session, and the first handle that was made. */
  readonly sessionRef: SessionRef;
  readonly handleId?: string;
  readonly links: readonly Link[];
  readonly sessions: Readonly<Record<string, SessionRef>>;
  readonly players: Readonly<Record<string, string>>;
  /** Later steps go on by the clock. */
  readonly goesOn: boolean;
};

export type Running = { readonly started: Started; stop(): void };

type Parts = { directory: Directory; players: Players; clock: Clock; log: (line: string) => void };

/** Sets a scenario up and does its steps, those after a `wait` when the clock says so. 400 names what failed. */
export const runScenario = async (scenario: Scenario, parts: Parts): Promise<Running> => {
  const { directory, players, clock, log } = parts;
  const stage = createStage(directory, players, scenario);
  const made: { id: string; link?: Link }[] = [];
  const stops = new Set<() => void>();
  const later = (ms: number, action: () => Promise<void>): void => {
    const stop = clock.after(ms, () => {
      stops.delete(stop);
      action().catch((error: unknown) => log(`scenario ${scenario.name}: ${sentence(error)}`));
    });
    stops.add(stop);
  };

  const bustle = ({ session, seed, everyMs, forMs, players: crowd }: Extract<Step, { do: 'busy' }>): void => {
    const deeds = deedsOf(seed, crowd);
    const until = clock.now() + forMs;
    const next = async (): Promise<void> => {
      if (clock.now() >= until) return;
      later(everyMs, next);
      await doDeed(stage, session, deeds.next().value);
    };
    later(everyMs, next);
  };
  const doFrom = async (first: number): Promise<void> => {
    for (let at = first; at < scenario.steps.length; at += 1) {
      const step = scenario.steps[at];
      if (!step) return;
      if (step.do === 'wait') return later(step.ms, () => doFrom(at + 1));
      if (step.do === 'busy') bustle(step);
      else made.push(...(await named(`step ${at + 1} (${step.do})`, () => doStep(stage, step))));
    }
  };

  await named('its sessions', () => stage.build());
  await doFrom(0);
  const sessions = Object.fromEntries(stage.sessions);
  const [first] = stage.sessions.values();
  const started: Started = {
    scenario: scenario.name,
    sessionRef: first ?? refuse(400, 'The scenario has no session.'),
    ...(made[0] && { handleId: made[0].id }),
    links: made.flatMap(({ link }) => link ?? []),
    sessions,
    players: { ...DEMO_PLAYERS, ...stage.named() },
    goesOn: stops.size > 0,
  };
  return {
    started,
    stop: () => {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
};

type Handled = { id: string; link?: Link }[];

const doStep = async (stage: Stage, step: Exclude<Step, { do: 'wait' | 'busy' }>): Promise<Handled> => {
  switch (step.do) {
    case 'invite':
      return invite(stage, step);
    case 'activity':
      return activity(stage, step);
    case 'transfer':
      return transfer(stage, step);
    case 'join':
      await stage.join(step.session, step.as);
      return [];
    case 'leave':
      await stage.leave(step.session, step.as);
      return [];
    case 'write':
      await stage.write(step.session, step.as, step.body);
      return [];
  }
};

const invite = async (stage: Stage, step: Extract<Step, { do: 'invite' }>): Promise<Handled> => {
  const [sender, invited] = [stage.player(step.from), stage.player(step.to)];
  const context: Record<string, string> = step.context === undefined ? {} : { context: step.context };
  const id = await stage.handle(step.session, step.from, (sessionRef) => ({
    type: 'invite',
    version: 1,
    sessionRef,
    invitedXuid: invited.xuid,
    ...(step.context !== undefined && { inviteAttributes: context }),
  }));
  const parameters = { invitedXuid: invited.xuid, handle: id, senderXuid: sender.xuid, ...context };
  const link = stage.link('inviteHandleAccept', parameters);
  return [{ id, link: { label: `${sender.gamertag} invites ${invited.gamertag}`, link, for: invited.xuid } }];
};

const activity = async (stage: Stage, step: Extract<Step, { do: 'activity' }>): Promise<Handled> => {
  const id = await stage.handle(step.session, step.as, (sessionRef) => ({
    type: 'activity',
    version: 1,
    sessionRef,
  }));
  return linked(stage, id, step.joiners, step.as);
};

const transfer = async (stage: Stage, step: Extract<Step, { do: 'transfer' }>): Promise<Handled> => {
  const originSessionRef = stage.sessions.get(step.from);
  if (!originSessionRef) return [];
  const id = await stage.handle(step.session, step.as, (sessionRef) => ({
    type: 'transfer',
    version: 1,
    sessionRef,
    originSessionRef,
  }));
  return linked(stage, id, step.for, step.as);
};

const linked = (stage: Stage, id: string, joiners: readonly string[], joinee: string): Handled =>
  joiners.length === 0
    ? [{ id }]
    : joiners.map((joiner) => ({ id, link: joinLink(stage, id, joiner, joinee) }));

const joinLink = (stage: Stage, handle: string, joiner: string, joinee: string): Link => {
  const [one, other] = [stage.player(joiner), stage.player(joinee)];
  const link = stage.link('activityHandleJoin', { handle, joinerXuid: one.xuid, joineeXuid: other.xuid });
  return { label: `${one.gamertag} joins ${other.gamertag}`, link, for: one.xuid };
};

/** What was refused, with where in the scenario it was. */
const named = async <Result>(what: string, action: () => Promise<Result>): Promise<Result> => {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refuse(400, `The scenario can't be set up: ${what}: ${sentence(error)}`);
  }
};

const sentence = (error: unknown): string => {
  if (error instanceof Refusal)
    return error.answer.because ?? error.answer.text ?? `status ${error.answer.status}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
