import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ContractVersion } from '../../protocol/contract.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../controls/faults.ts';
import { answered, type Directory } from '../directory.ts';
import type { LimitKind, RateLimits } from '../limits/rate-limits.ts';
import { throttled } from '../limits/throttled.ts';
import type { Players } from '../players.ts';
import type { Nonces } from '../rta/nonces.ts';
import { type Answer, Refusal } from '../rules/answer.ts';
import type { Caller, Identity } from '../sign-in/identity.ts';
import { type SignInStep, signInStepOf } from '../sign-in/paths.ts';
import { isSigned, MOST_SIGNED, signatureProblem } from '../sign-in/request-signature.ts';
import { andThen, orElse, type Soon } from '../soon.ts';
import { ABOUT } from './about.ts';
import { type Applied, applied } from './apply-faults.ts';
import { contractOf, type Routed } from './asked.ts';
import { readText, textRead } from './body.ts';
import type { DebugHeader } from './debug-header.ts';
import { answerFor } from './directory-routes.ts';
import { isProfilePath, profileAnswer } from './profile.ts';
import type { RequestLog } from './requests.ts';
import { send } from './send.ts';
import type { Target } from './target.ts';

export type CallParts = {
  readonly directory: Directory;
  readonly players: Players;
  readonly identity: Identity;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly nonces: Nonces;
  readonly log: (line: string) => void;
  /** Makes `X-Xbl-Debug`; absent, and nothing done for it, unless it was asked for. */
  readonly debug?: DebugHeader;
  /** Answers the sign-in chain. */
  readonly signIn: (step: SignInStep, request: IncomingMessage) => Promise<Answer>;
};

type Asking = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: Target;
};

/** What is known of a call before it is answered. */
type Heard = Asking & {
  readonly found: ReturnType<Identity['callerOf']>;
  readonly xuid: string | null;
  /** Null where it is missing or too old. */
  readonly contract: ContractVersion | null;
  readonly step: SignInStep | null;
  /** Milliseconds since 1970, by the emulator's clock. */
  readonly began: number;
  /** By the machine's: how long it took is no matter of the emulator's clock, which may be set meanwhile. */
  readonly started: number;
};

/** Answers one call of the directory or of the sign-in chain, and puts it down. */
export const serveCall = (parts: CallParts, asking: Asking): Soon<unknown> => {
  const { request, target } = asking;
  const began = parts.clock.now();
  const started = performance.now();
  const found = parts.identity.callerOf(request.headers.authorization);
  const xuid = 'because' in found ? null : found.xuid;
  const { url, path, route } = target;
  const step = route === null ? signInStepOf(path) : null;
  const { response } = asking;
  const contract = contractOf(request);
  const heard: Heard = { request, response, target, found, xuid, contract, step, began, started };
  const due = parts.faults.takeForCall({ method: request.method ?? '', path: url, xuid });
  if (due.length === 0) return answer(parts, heard, NO_FAULT);
  return applied(parts, due, { request, route }).then((faulty) => answer(parts, heard, faulty));
};
const NO_FAULT: Applied = { refused: false, cut: false };

const answer = (parts: CallParts, heard: Heard, faulty: Applied): Soon<void> => {
  if (faulty.refused) {
    heard.request.socket.destroy();
    return noted(parts, heard, faulty, null);
  }
  const answering = orElse(() => answerOf(parts, heard, faulty.answer), refused);
  return andThen(answering, (routed) =>
    parts.debug === undefined
      ? leave(parts, heard, faulty, routed)
      : leaveExplained(parts, parts.debug, heard, faulty, routed),
  );
};
const refused = (error: unknown): Routed => ({ answer: answered(error) });

/** With `X-Xbl-Debug`, where it is a call of the directory. */
const leaveExplained = (
  parts: CallParts,
  debug: DebugHeader,
  heard: Heard,
  faulty: Applied,
  routed: Routed,
): Soon<void> => {
  const { found, step, request, target } = heard;
  if (step !== null || target.path === '/') return leave(parts, heard, faulty, routed);
  const { method } = request;
  const lines = debug({ method, route: target.route, found, answer: routed.answer });
  return andThen(lines, (each) => leave(parts, heard, faulty, routed, { 'X-Xbl-Debug': [...each] }));
};

const leave = (
  parts: CallParts,
  heard: Heard,
  faulty: Applied,
  { answer, located }: Routed,
  more?: OutgoingHttpHeaders,
): void => {
  const { request, response, contract } = heard;
  if (faulty.cut) request.socket.destroy();
  else {
    const shown = faulty.kinds === undefined ? undefined : { 'X-Beckon-Fault': faulty.kinds };
    send(response, answer, {
      // A fault may have held it back.
      now: faulty.kinds === undefined ? heard.began : parts.clock.now(),
      contract: contract ?? 107,
      located,
      headers: shown ? { ...more, ...shown, ...faulty.headers } : more,
    });
  }
  noted(parts, heard, faulty, answer);
};

const answerOf = (parts: CallParts, heard: Heard, instead: Answer | undefined): Soon<Routed> => {
  const { request, target, step, found } = heard;
  if (step !== null)
    return instead ? { answer: instead } : parts.signIn(step, request).then((answer) => ({ answer }));
  if (target.path === '/' && /^(GET|HEAD)$/.test(request.method ?? '')) return { answer: instead ?? ABOUT };
  if ('because' in found) return { answer: instead ?? { status: 401, because: found.because } };
  const { key } = found;
  if (instead || !key || !isSigned(request)) return answerTo(parts, heard, found, instead);
  return andThen(readText(request), (body) => {
    const limits = { now: parts.clock.now(), mostBody: MOST_SIGNED.service };
    const because = signatureProblem(request, body, key, limits);
    return because === null ? answerTo(parts, heard, found) : { answer: { status: 403, because } };
  });
};

/** The answer to a caller who is who he says. */
const answerTo = (parts: CallParts, heard: Heard, found: Caller, instead?: Answer): Soon<Routed> => {
  const { identity, limits, clock, players } = parts;
  const { request, target, contract, began } = heard;
  if (target.route === null && isProfilePath(target.path)) {
    const player = found.server ? null : players.ensure(found.xuid);
    if (instead) return { answer: instead };
    return andThen(profileAnswer(request, target, player, players.get), (answer) => ({ answer }));
  }
  const count = (kind: LimitKind, whose = countedAs(found)): Answer | null => {
    const over = limits.take(kind, whose, began);
    return over && throttled(over);
  };
  const assertFew = (kind: LimitKind, whose?: string): void => {
    const tooMany = count(kind, whose);
    if (tooMany) throw new Refusal(tooMany);
  };
  const over = count('session');
  if (instead) return { answer: instead };
  if (over) {
    request.resume(); // the body is not looked at
    return { answer: over };
  }
  if (!found.server) players.ensure(found.xuid);
  return answerFor(parts.directory, {
    request,
    target,
    contract,
    whoIs: (ref) => identity.whoIs(found, ref),
    makeNonce: () => parts.nonces.make(request.headers.authorization ?? '', clock.now()),
    people: (xuid) => [...(players.get(xuid)?.people ?? [])],
    countSearch: () => assertFew('search'),
    countLarge: (key) => assertFew('large', key),
  });
};

/** Limits are per player and title; a caller without a title claim is counted as one. docs */
const countedAs = ({ xuid, titleId }: Caller): string => (titleId === null ? xuid : `${xuid} in ${titleId}`);

/** Puts a call down. `answer` is what was made for it; null where the connection was refused before. */
const noted = (parts: CallParts, heard: Heard, faulty: Applied, answer: Answer | null): void => {
  const { request, xuid, began, step, contract } = heard;
  const { method = '' } = request;
  const path = heard.target.url;
  const ms = Math.round((performance.now() - heard.started) * 100) / 100;
  const status = faulty.cut || answer === null ? null : answer.status;
  const because = answer?.because;
  const fault = faulty.kinds;
  // What the sign-in chain takes and gives are secrets: they are never kept.
  const kept = step === null && answer !== null ? { body: textRead(request), answer } : {};
  parts.requests.add({ began, method, path, xuid, status, ms, contract, because, fault, ...kept });
  const why = because === undefined ? '' : ` (${because})`;
  const fell = fault === undefined ? '' : ` fault: ${fault}`;
  parts.log(`${method} ${path} ${xuid ?? 'nobody'} -> ${status ?? 'cut'} ${ms} ms${why}${fell}`);
};
