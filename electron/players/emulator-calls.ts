import { z } from 'zod';
import { SessionDocument } from '../../protocol/document.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import {
  ActiveFault,
  ClockChange,
  ClockState,
  EmulatorPlayer,
  KeptState,
  ListedSession,
  LoggedRequest,
  NewPlayer,
  PlayerChange,
  ScenarioRow,
  SignIn,
  StartedScenario,
  WantedFault,
} from './emulator-shapes.ts';

/** A call of the controls: what a script would send, under `/_emulator`. */
export type ControlRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
};

/** A control as the window may use it: what it takes, what it answers, and the call that it is. */
type EmulatorCall<I extends z.ZodType, O extends z.ZodType> = {
  input: I;
  output: O;
  request: (input: z.output<I>) => ControlRequest;
};

const call = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  request: (input: z.output<I>) => ControlRequest,
): EmulatorCall<I, O> => ({ input, output, request });

const Nothing = z.null();
const get = <O extends z.ZodType>(path: string, output: O) =>
  call(Nothing, output, () => ({ method: 'GET', path }));
const remove = (path: string) => call(Nothing, Nothing, () => ({ method: 'DELETE', path }));

const part = encodeURIComponent;
const sessionPath = ({ scid, templateName, name }: SessionRef): string =>
  `/sessions/${part(scid)}/${part(templateName)}/${part(name)}`;

const Named = z.object({ name: z.string() });

/** Everything on the emulator's page, each by the call that a script makes. */
export const emulatorCalls = {
  'emulator.players': get('/players', z.object({ players: z.array(EmulatorPlayer) })),
  'emulator.player-add': call(NewPlayer, EmulatorPlayer, (body) => ({
    method: 'POST',
    path: '/players',
    body,
  })),
  'emulator.player-change': call(PlayerChange, EmulatorPlayer, ({ xuid, ...body }) => ({
    method: 'PATCH',
    path: `/players/${part(xuid)}`,
    body,
  })),
  'emulator.player-remove': call(PlayerChange.pick({ xuid: true }), Nothing, ({ xuid }) => ({
    method: 'DELETE',
    path: `/players/${part(xuid)}`,
  })),
  'emulator.sign-ins': get('/sign-ins', z.object({ signIns: z.array(SignIn) })),
  'emulator.sign-in-complete': call(
    z.object({ userCode: z.string(), xuid: z.string() }),
    Nothing,
    ({ userCode, xuid }) => ({
      method: 'POST',
      path: `/players/${part(xuid)}/sign-in`,
      body: { userCode },
    }),
  ),
  'emulator.sign-in-decline': call(z.object({ userCode: z.string() }), Nothing, ({ userCode }) => ({
    method: 'DELETE',
    path: `/sign-ins/${part(userCode)}`,
  })),
  'emulator.sessions': call(
    z.object({ text: z.string().max(200) }),
    z.object({ sessions: z.array(ListedSession), count: z.number() }),
    ({ text }) => ({ method: 'GET', path: text === '' ? '/sessions' : `/sessions?text=${part(text)}` }),
  ),
  'emulator.session': call(SessionRef, SessionDocument, (ref) => ({ method: 'GET', path: sessionPath(ref) })),
  'emulator.scenarios': get('/scenarios', z.object({ scenarios: z.array(ScenarioRow) })),
  'emulator.scenario-start': call(Named, StartedScenario, ({ name }) => ({
    method: 'POST',
    path: `/scenarios/${part(name)}`,
    body: {},
  })),
  'emulator.scenarios-stop': remove('/scenarios/running'),
  'emulator.faults': get('/faults', z.object({ faults: z.array(ActiveFault) })),
  'emulator.fault-set': call(WantedFault, ActiveFault.partial({ id: true }), (body) => ({
    method: 'POST',
    path: '/faults',
    body,
  })),
  'emulator.fault-take-back': call(z.object({ id: z.number().int() }), Nothing, ({ id }) => ({
    method: 'DELETE',
    path: `/faults/${id}`,
  })),
  'emulator.faults-clear': remove('/faults'),
  'emulator.clock': get('/clock', ClockState),
  'emulator.clock-change': call(ClockChange, ClockState, (body) => ({
    method: 'POST',
    path: '/clock',
    body,
  })),
  'emulator.limits': get('/limits', z.object({ on: z.boolean() })),
  'emulator.limits-turn': call(z.object({ on: z.boolean() }), z.object({ on: z.boolean() }), (body) => ({
    method: 'PUT',
    path: '/limits',
    body,
  })),
  'emulator.requests': call(
    z.object({ after: z.number().int().nonnegative() }),
    z.object({ requests: z.array(LoggedRequest), first: z.number().int() }),
    ({ after }) => ({ method: 'GET', path: `/requests?after=${after}` }),
  ),
  'emulator.request': call(z.object({ id: z.number().int() }), LoggedRequest, ({ id }) => ({
    method: 'GET',
    path: `/requests/${id}`,
  })),
  'emulator.requests-clear': remove('/requests'),
  'emulator.snapshots': get('/snapshots', z.object({ snapshots: z.array(KeptState) })),
  'emulator.snapshot-keep': call(Named, KeptState, (body) => ({ method: 'POST', path: '/snapshots', body })),
  'emulator.snapshot-restore': call(Named, Nothing, ({ name }) => ({
    method: 'POST',
    path: `/snapshots/${part(name)}/restore`,
  })),
  'emulator.snapshot-drop': call(Named, Nothing, ({ name }) => ({
    method: 'DELETE',
    path: `/snapshots/${part(name)}`,
  })),
  'emulator.reset': call(Nothing, Nothing, () => ({ method: 'POST', path: '/reset' })),
};

export type EmulatorCalls = typeof emulatorCalls;
export type EmulatorCallName = keyof EmulatorCalls;
