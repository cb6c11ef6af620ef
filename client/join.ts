import { randomUUID } from 'node:crypto';
import type { SessionRequest } from '../protocol/document.ts';
import type { SessionRef } from '../protocol/session-ref.ts';
import { explainNoAnswer } from '../protocol/status.ts';
import type { SessionAnswer } from './answers.ts';
import type { CallOptions } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Directory } from './directory.ts';
import { recordExchange } from './record.ts';
import type { Rta } from './rta.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import { errorCode } from './transport.ts';

/** As long as a call: an invite that can't be answered within it had better say so. */
const CHANNEL_WITHIN_MS = 30_000;

/** Our member's `properties.system` on a connection of the change channel: active, and told of every change. */
export const onConnection = (connectionId: string, subscriptionId: string) => ({
  active: true,
  connection: connectionId,
  subscription: { id: subscriptionId, changeTypes: ['everything'] },
});

/**
 * Joins the session behind a handle: one PUT, once the change channel is up. `If-Match: *`, so that a handle whose
 * session is gone does not create it anew (as go-xsapi does; Microsoft's client sends no condition here).
 * Never rejects. Besides what `writeSessionByHandle` may answer: `unreachable` with `no-channel` (the channel did
 * not come up within 30 s; where a proxy or a certificate kept it, that one's code), `not-signed`, `aborted`, or `no-session-name` (joined, but the answer does not say
 * which session).
 */
export const joinByHandle = async (
  options: { directory: Directory; rta: Rta; xuid: string; handleId: string; clock?: Clock } & CallOptions,
): Promise<{ answer: SessionAnswer; subscriptionId: string }> => {
  const { directory, rta, xuid, handleId, clock = systemClock, signal, hold, record, onAttempt } = options;
  const subscriptionId = randomUUID();
  const channel = rta.connectionId ?? (await openChannel(rta, clock, signal));
  if (typeof channel !== 'string') {
    record?.(channel.exchange);
    return { answer: channel, subscriptionId };
  }
  const request: SessionRequest = {
    members: {
      me: {
        constants: { system: { xuid } },
        properties: { system: onConnection(channel, subscriptionId) },
      },
    },
  };
  const given = {
    ifMatch: '*',
    ...(signal && { signal }),
    ...(hold && { hold }),
    ...(record && { record }),
    ...(onAttempt && { onAttempt }),
  };
  const answer = await directory.writeSessionByHandle(handleId, request, given);
  return { answer: answer.outcome === 'session' && !answer.ref ? unnamed(answer) : answer, subscriptionId };
};

/** Takes our member out of the session. `gone` when the session is, or when we were the last in it. */
export const leaveSession = (
  directory: Directory,
  ref: SessionRef,
  options: CallOptions = {},
): Promise<SessionAnswer> =>
  directory.writeSession(ref, { members: { me: null } }, { ...options, ifMatch: '*' });

type Unreachable = Extract<SessionAnswer, { outcome: 'unreachable' }>;

const unnamed = ({ exchange }: Extract<SessionAnswer, { outcome: 'session' }>): Unreachable => ({
  outcome: 'unreachable',
  error: {
    code: 'no-session-name',
    message: 'the answer has no Content-Location that names a session, so it cannot be followed',
  },
  exchange,
});

/** What stands between, where that is the reason: a proxy or a certificate is to be mended there, not at the channel. */
const BETWEEN = new Set(['proxy-asks', 'proxy-fails', 'bad-certificate', 'no-tls']);

const codeOf = ({ state }: Rta): string => {
  const trouble = state.state === 'down' || state.state === 'connecting' ? state.trouble : null;
  const code = trouble?.code ?? null;
  return code !== null && BETWEEN.has(explainNoAnswer({ code, message: '' }).code) ? code : 'no-channel';
};

const openChannel = async (rta: Rta, clock: Clock, signal?: AbortSignal): Promise<string | Unreachable> => {
  const at = clock.now();
  const began = performance.now();
  const limit = new AbortController();
  const cancel = clock.setTimer(CHANNEL_WITHIN_MS, () => {
    const why = rta.trouble === null ? '' : `: ${rta.trouble}`;
    const message = `the change channel did not open within ${CHANNEL_WITHIN_MS / 1000} s${why}`;
    limit.abort(Object.assign(new Error(message), { code: codeOf(rta) }));
  });
  try {
    return await rta.connect(signal ? AbortSignal.any([signal, limit.signal]) : limit.signal);
  } catch (thrown) {
    const error = signal?.aborted
      ? { code: 'aborted', message: 'called off' }
      : {
          code: thrown instanceof SignInTrouble ? 'not-signed' : errorCode(thrown),
          message: thrown instanceof Error ? thrown.message : String(thrown),
        };
    const request = { method: 'GET', url: rta.url, headers: {}, body: '' };
    const ms = performance.now() - began;
    const exchange = recordExchange({ call: 'connectRta', attempt: 1, at, ms, request, answer: null, error });
    return {
      outcome: 'unreachable',
      error,
      ...(thrown instanceof SignInTrouble && { signIn: thrown.explanation }),
      exchange,
    };
  } finally {
    cancel();
  }
};
