import type { SessionAnswer } from '../../client/answers.ts';
import { watchSession } from '../../client/watch.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import type { GapReason } from '../../protocol/version.ts';
import type { Line } from '../players/players.ts';
import type { SessionView } from './session-view.ts';

type EndCode = 'session-gone' | 'removed' | 'directory-changed';

type Joined = {
  activationId: string;
  xuid: string;
  line: Line;
  ref: SessionRef;
  subscriptionId: string;
  answer: Extract<SessionAnswer, { outcome: 'session' }>;
};

export type Follower = {
  views(): SessionView[];
  /** Follows the session that was just joined, until it ends or is let go. */
  follow(joined: Joined): void;
  /** The line that a followed session was joined on; null when it is not followed. */
  lineOf(activationId: string): Line | null;
  /** The activations whose sessions are followed as this player. */
  followedAs(xuid: string): string[];
  /** What a write of ours to a followed session brought. */
  learn(activationId: string, answer: SessionAnswer): void;
  /** No longer follows it; its last version, or the one given, stays and is marked as stopped. */
  letGo(activationId: string, last?: Pick<SessionView, 'document' | 'etag'>): void;
  /** Shows a session that is followed no longer, as one that was let go. */
  recall(view: SessionView): void;
  /** Forgets a session that is no longer followed. */
  drop(activationId: string): void;
  stop(): void;
};

type Followed = {
  view: SessionView;
  /** Null for one that was only recalled. */
  line: Line | null;
  /** Null when it is no longer followed. */
  stop: (() => void) | null;
  learn: (answer: SessionAnswer) => void;
};

/** How many sessions that are no longer followed can still be looked at. */
const STOPPED_KEPT = 50;

/** The joined sessions as they are now. */
export const createFollower = (tell: {
  view: (view: SessionView) => void;
  /** A version was read; what it means when there are others between it and the one before. */
  version: (view: SessionView, missed: GapReason) => void;
  /** A session that was stopped long ago is no longer kept. */
  forgotten: (activationId: string) => void;
  call: (activationId: string, call: Call) => void;
  end: (activationId: string, code: EndCode) => void;
  now: () => Date;
}): Follower => {
  const followed = new Map<string, Followed>();

  const change = (activationId: string, change: Partial<SessionView>): void => {
    const entry = followed.get(activationId);
    if (!entry) return;
    const missed = entry.view.channel === 'live' ? 'coalesced' : 'away';
    entry.view = { ...entry.view, ...change };
    tell.view(entry.view);
    if (change.document) tell.version(entry.view, missed);
  };

  const forgetOldest = (): void => {
    const stopped = [...followed.keys()].filter((id) => followed.get(id)?.stop === null);
    for (const id of stopped.slice(0, -STOPPED_KEPT)) {
      followed.delete(id);
      tell.forgotten(id);
    }
  };

  const letGo: Follower['letGo'] = (activationId, last) => {
    const entry = followed.get(activationId);
    if (!entry?.stop) return;
    entry.stop();
    entry.stop = null;
    change(activationId, {
      ...(last && { document: last.document, etag: last.etag, readAt: tell.now().toISOString() }),
      channel: 'stopped',
    });
    // It is the last of those that were stopped, whenever it was joined.
    followed.delete(activationId);
    followed.set(activationId, entry);
    forgetOldest();
  };

  const end = (activationId: string, code: EndCode): void => {
    letGo(activationId);
    tell.end(activationId, code);
  };

  const follow = ({ activationId, xuid, line, ref, subscriptionId, answer }: Joined): void => {
    const { document, etag } = answer;
    const view: SessionView = {
      activationId,
      ref,
      document,
      etag,
      channel: 'live',
      you: xuid,
      readAt: tell.now().toISOString(),
    };
    followed.set(activationId, { view, line, stop: null, learn: () => undefined });
    tell.view(view);
    tell.version(view, 'away');
    const watch = watchSession({
      ...line,
      xuid,
      ref,
      subscriptionId,
      document,
      etag,
      record: (call) => tell.call(activationId, call),
      onVersion: (version) => change(activationId, version),
      onChannel: (channel) => {
        if (followed.get(activationId)?.view.channel !== channel) change(activationId, { channel });
      },
      onEnd: (code) => end(activationId, code),
    });
    const offClosed = line.rta.onClosed(() => end(activationId, 'directory-changed'));
    const stop = (): void => {
      offClosed();
      watch.stop();
    };
    followed.set(activationId, { view, line, stop, learn: watch.learn });
  };

  return {
    views: () => [...followed.values()].map((entry) => entry.view),
    follow,
    lineOf: (activationId) => {
      const entry = followed.get(activationId);
      return entry?.stop ? entry.line : null;
    },
    followedAs: (xuid) =>
      [...followed.values()]
        .filter(({ view, stop }) => stop && view.you === xuid)
        .map(({ view }) => view.activationId),
    learn: (activationId, answer) => followed.get(activationId)?.learn(answer),
    letGo,
    recall(view) {
      if (followed.has(view.activationId)) return;
      const stopped: SessionView = { ...view, channel: 'stopped' };
      followed.set(view.activationId, { view: stopped, line: null, stop: null, learn: () => undefined });
      tell.view(stopped);
      forgetOldest();
    },
    drop: (activationId) => {
      if (followed.get(activationId)?.stop === null) followed.delete(activationId);
    },
    stop: () => {
      for (const { stop } of followed.values()) stop?.();
    },
  };
};
