import { createHash, randomUUID } from 'node:crypto';
import { SessionRef, sessionKey } from '../../protocol/session-ref.ts';
import type { Players } from '../players.ts';
import type { Answer } from '../rules/answer.ts';
import { memberWith, type StoredSession } from '../rules/stored.ts';
import type { Caller, Identity } from '../sign-in/identity.ts';
import { andThen, type Soon } from '../soon.ts';
import { titleOf } from '../title.ts';
import type { Route } from './routes.ts';

/** What the header is made of: a call that was answered. */
type Answered = {
  readonly method: string | undefined;
  readonly route: Route | null;
  readonly found: ReturnType<Identity['callerOf']>;
  readonly answer: Answer;
};

/** The values of `X-Xbl-Debug` for a call, one for each line. */
export type DebugHeader = (call: Answered) => Soon<readonly string[]>;

type Parts = {
  readonly players: Players;
  /** The sandbox that a service configuration is published to; undefined: any. */
  readonly sandboxOf: (scid: string) => string | undefined;
  readonly current: (ref: SessionRef) => Soon<StoredSession | undefined>;
};

/**
 * `X-Xbl-Debug` as a capture of 2016 has it. What is not known of a call is left out, and so is why access was or
 * was not given where it is not `in-session`: no other reason was seen, and to make some up would teach clients words
 * that the service does not say. DIFFERENCES.md says what each part is here. [wire]
 */
export const createDebugHeader = (parts: Parts): DebugHeader => {
  const node = randomUUID();
  return (call) =>
    andThen(sessionOf(parts, call.answer), (session) => [
      'warning=DoNotDependOnDebugHeaders',
      `build=beckon, node=${node}`,
      ...(session ? [`session=${idOf(session)}`] : []),
      ...('because' in call.found || call.found.server ? [] : ofCaller(parts, call, call.found, session)),
    ]);
};

/** The session that is answered, or that a handle was made for. */
const sessionOf = (
  { current }: Parts,
  { status, session, json }: Answer,
): Soon<StoredSession | undefined> => {
  if (session || status !== 201) return session;
  const made = SessionRef.safeParse(Object(json).sessionRef);
  return made.success ? current(made.data) : undefined;
};

const ofCaller = (
  { players, sandboxOf }: Parts,
  { method, route, answer: { status } }: Answered,
  caller: Caller,
  session: StoredSession | undefined,
): string[] => {
  const { xuid, gamertag, deviceToken, console, privileges, ...player } = players.ensure(caller.xuid);
  const scid = session?.ref.scid ?? scidOf(route);
  const title = caller.titleId ?? (scid === undefined ? undefined : titleOf(scid));
  const sandbox =
    caller.sandbox ?? player.sandbox ?? (scid === undefined ? undefined : sandboxOf(scid.toLowerCase()));
  const mode = modeOf(method, route, status);
  const device = `${console ? 'XboxOne' : 'WindowsOneCore'}(${BigInt(`0x${deviceToken.slice(0, 16)}`)})`;
  const inSession = session !== undefined && memberWith(session, xuid)?.reserved === false;
  const access = mode === 'Read' || status === 403 ? 'read' : 'write';
  return [
    [
      ...(title === undefined ? [] : [`title=${title}`]),
      `device=${device}`,
      'authorization=user',
      ...(sandbox === undefined ? [] : [`sandbox=${inHeader(sandbox)}`]),
      `mode=${mode}`,
    ].join(', '),
    `user0=${xuid}; gamertag=${inHeader(gamertag)}${privileges.multiplayer ? '; privilege=multiplayer' : ''}`,
    ...(session ? [`session-access=${access}${inSession ? '; reason=in-session' : ''}`] : []),
  ];
};

const scidOf = (route: Route | null): string | undefined => {
  if (route && 'ref' in route) return route.ref.scid;
  return route && 'scid' in route ? route.scid : undefined;
};

const modeOf = (method: string | undefined, route: Route | null, status: number): string => {
  if (method === 'GET' || route?.kind === 'handles-query' || route?.kind === 'batch') return 'Read';
  return method === 'PUT' && status === 201 ? 'Create' : 'Write';
};

/** The same for one session over time, and neither its branch nor its correlation id. [wire] */
const idOf = ({ ref }: StoredSession): string =>
  createHash('sha256')
    .update(`debug header of ${sessionKey(ref)}`)
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** A header carries no other letters, and commas and semicolons part what it says. */
const inHeader = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\x20-\x7e]|[,;%]/gu, encodeURIComponent);
