import type { Member, SessionDocument } from '../protocol/document.ts';
import type { Call } from '../protocol/exchange.ts';
import { memberOf } from '../protocol/members.ts';
import { type SessionRef, sessionKey } from '../protocol/session-ref.ts';
import { type ShoulderTap, tapSession } from '../protocol/taps.ts';
import type { SessionAnswer } from './answers.ts';
import { type Clock, pause, systemClock } from './clock.ts';
import type { Directory } from './directory.ts';
import { onConnection } from './join.ts';
import type { Rta } from './rta.ts';
import { reconnectPauseMs } from './rta-socket.ts';

/** In a busy session others may write between our look and our write; each 412 brings what they wrote. */
const MOST_CONFLICTS = 5;

export type Watch = {
  directory: Directory;
  rta: Rta;
  xuid: string;
  ref: SessionRef;
  /** The one that the member was joined with. */
  subscriptionId: string;
  document: SessionDocument;
  etag: string | null;
  record?: (call: Call) => void;
  clock?: Clock;
  random?: () => number;
  onVersion(version: { document: SessionDocument; etag: string | null; readAt: string }): void;
  /** Told at the beginning, and when it changes. `live`: taps come for our member. */
  onChannel(state: 'live' | 'reconnecting'): void;
  /** At most once; nothing is told after it. `removed`: the session is there, our member is not in it. */
  onEnd(code: 'session-gone' | 'removed'): void;
};

/** Active and ready exclude each other. [client] */
const stateToKeep = ({ properties: { system } }: Member): { active: boolean; ready?: true } =>
  system.ready && !system.active ? { active: false, ready: true } : { active: system.active === true };

/**
 * Follows a joined session: a tap causes a GET, a new ConnectionId is written to our member. One call at a time;
 * what comes while it runs causes at most one more. It never polls: only a failed call is tried again by itself,
 * with growing pauses. Nothing is told before this returns.
 */
export const watchSession = (
  watch: Watch,
): {
  stop(): void;
  /** What a write of ours brought: a version is shown at once where it is the newest, all else causes a read. */
  learn(answer: SessionAnswer): void;
} => {
  const { directory, rta, xuid, ref, clock = systemClock, random = Math.random } = watch;
  const key = sessionKey(ref);
  const stopped = new AbortController();
  const call = { signal: stopped.signal, ...(watch.record && { record: watch.record }) };
  /** A large session shows nobody but `me`. */
  const ourMember = (of: SessionDocument): Member | undefined => memberOf(of, xuid)?.member ?? of.members?.me;
  let { document, etag } = watch;
  let channel: 'live' | 'reconnecting' | null = null;
  let connectedAs = ourMember(document)?.properties.system.connection ?? rta.connectionId;
  /** Who chose to be ready or inactive stays so on another connection; what the service made of us without one is no choice. */
  let state: { active: boolean; ready?: true } = { active: true };
  let wantsRead = false;
  let working = false;
  let failures = 0;
  let wake = new AbortController();

  const stop = () => {
    stopped.abort();
    wake.abort();
    for (const off of offs) off();
  };
  const end = (code: 'session-gone' | 'removed') => {
    if (stopped.signal.aborted) return;
    stop();
    watch.onEnd(code);
  };
  const tellChannel = (now: 'live' | 'reconnecting') => {
    if (channel === now || stopped.signal.aborted) return;
    channel = now;
    watch.onChannel(now);
  };

  /** Change numbers compare only within one branch; what has none is taken to be later. */
  const isNewer = (than: { changeNumber?: number | undefined; branch?: string | undefined }): boolean =>
    than.changeNumber === undefined ||
    document.changeNumber === undefined ||
    (than.branch !== undefined && document.branch !== undefined && than.branch !== document.branch) ||
    than.changeNumber > document.changeNumber;
  /** A tap without a change number may mean that the session is gone. */
  const isNews = (tap: ShoulderTap): boolean => isNewer(tap);

  const take = (next: { document: SessionDocument; etag: string | null }) => {
    const changed = next.etag === null || next.etag !== etag;
    ({ document, etag } = next);
    const member = ourMember(document);
    if (member && channel === 'live') state = stateToKeep(member);
    if (changed) watch.onVersion({ document, etag, readAt: new Date(clock.now()).toISOString() });
    if (!member) end('removed');
  };

  /** True when the answer settles the matter; false when the call is to be made again later. */
  const accept = (answer: SessionAnswer): boolean => {
    if (stopped.signal.aborted) return true;
    switch (answer.outcome) {
      case 'session':
      case 'conflict':
        take(answer);
        return true;
      case 'gone':
        end('session-gone');
        return true;
      case 'unchanged':
        return true;
      case 'refused':
        if (answer.status === 404) end('session-gone');
        // Who may no longer read the session is no longer in it.
        else if (answer.status === 403 && !(answer.document && ourMember(answer.document))) end('removed');
        else return false;
        return true;
      case 'unreachable':
        return false;
    }
  };

  const learn = (answer: SessionAnswer): void => {
    if (stopped.signal.aborted) return;
    // A read may have overtaken it. Of who may not write, or what is gone, a read says what becomes of us.
    if (answer.outcome !== 'session' && answer.outcome !== 'conflict') readSoon();
    else if (isNewer(answer.document)) take(answer);
  };

  const read = async (): Promise<boolean> => {
    wantsRead = false;
    const answer = await directory.getSession(ref, { ...call, ...(etag !== null && { ifNoneMatch: etag }) });
    const settled = accept(answer);
    if (!settled) wantsRead = true;
    return settled;
  };

  /**
   * Writes the new ConnectionId to our member, after a look whether it is still there, and on condition of what was
   * seen: any write of a player who may join makes him a member, and who was removed must not come back by himself.
   */
  const rejoin = async (connectionId: string): Promise<boolean> => {
    if (!(await read())) return false;
    if (stopped.signal.aborted) return true;
    const system = { ...onConnection(connectionId, watch.subscriptionId), ...state };
    const members = { me: { properties: { system } } };
    for (let tries = 0; tries < MOST_CONFLICTS && !stopped.signal.aborted; tries++) {
      const answer = await directory.writeSession(ref, { members }, { ...call, ifMatch: etag ?? '*' });
      if (!accept(answer)) return false;
      if (answer.outcome === 'session') connectedAs = connectionId;
      if (answer.outcome !== 'conflict') return true;
    }
    return stopped.signal.aborted;
  };

  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    while (!stopped.signal.aborted) {
      const connectionId = rta.connectionId;
      const isOurs = connectionId !== null && connectionId.toLowerCase() === connectedAs?.toLowerCase();
      tellChannel(isOurs ? 'live' : 'reconnecting');
      const step = connectionId !== null && !isOurs ? () => rejoin(connectionId) : wantsRead ? read : null;
      if (!step) break;
      if (await step()) {
        failures = 0;
        continue;
      }
      failures++;
      wake = new AbortController();
      await pause(clock, reconnectPauseMs(failures, random), wake.signal);
    }
    working = false;
  };

  const readSoon = () => {
    wantsRead = true;
    void work();
  };
  const offs = [
    rta.onTap((tap) => {
      if (tapSession(tap) === key && isNews(tap)) readSoon();
    }),
    rta.onResync(readSoon),
    rta.onLost(() => tellChannel('reconnecting')),
    rta.onConnection(() => {
      wake.abort();
      void work();
    }),
  ];
  // A change between our PUT and now has tapped already.
  const missed = rta.lastTap(key);
  if (missed && isNews(missed)) wantsRead = true;
  queueMicrotask(() => void work());
  return { stop, learn };
};
