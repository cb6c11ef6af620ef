import type { Activation } from '../activation/activation.ts';
import { type NoticeText, noticeOf, summaryOf, type Teller } from './notice-words.ts';

/** A notice that is to be shown, in the place of an earlier one with the same key. */
export type Notice = NoticeText & {
  key: string;
  /** The activation that a click brings into view. */
  about: string;
};

export type NoticeBoard = {
  /** Each change of an activation; `before` is null for a new one. */
  note(activation: Activation, before: Activation | null): void;
  /** The window is in front: what was to be told is seen there. */
  seen(): void;
};

/** It may yet be joined without an answer of his. */
const mayJoin = ({ state, preview }: Activation): boolean =>
  state === 'asking' && preview?.state === 'looking' && preview.joins;

/** What a person who is elsewhere wants to hear of; what he did himself is not among it. */
const isNews = (activation: Activation, before: Activation | null): boolean => {
  const { state, reason } = activation;
  if (mayJoin(activation)) return false;
  if (before?.state === state && !mayJoin(before)) return false;
  if (reason?.kind === 'policy' && reason.code === 'declined') return false;
  if (reason?.kind === 'end' && reason.code === 'program-ended') return false;
  return ['asking', 'joined', 'refused', 'failed', 'ended'].includes(state);
};

/** So long it waits for the window to come to the front by itself, and for what else comes with it. */
export const SETTLE_MS = 500;
/** More than so many within this time are told as one. */
const FEW = { notices: 3, withinMs: 10_000 };

const SUMMARY = 'summary';

/**
 * Decides what is told while the window is not in front: one notice for each activation, its outcome in the place of
 * what was told before, and of a burst one that sums it up.
 */
export const createNoticeBoard = (options: {
  /** Notices are wanted, and the window is not in front. */
  isWanted: () => boolean;
  teller: Teller;
  show: (notice: Notice) => void;
  /** Takes the notice with this key back, if it is still there. */
  close: (key: string) => void;
  /** Milliseconds. */
  now?: () => number;
  later?: (run: () => void, ms: number) => void;
}): NoticeBoard => {
  const { isWanted, teller, show, close, now = Date.now } = options;
  const { later = (run, ms) => void setTimeout(run, ms).unref() } = options;
  /** What is to be told when it has settled. */
  let news = new Map<string, Activation>();
  let isWaiting = false;
  /** What was told lately. */
  const told = new Map<string, { activation: Activation; at: number }>();
  let shown = new Set<string>();

  const post = (notice: Notice): void => {
    shown.add(notice.key);
    show(notice);
  };
  const takeBack = (keys: Iterable<string>): void => {
    for (const key of keys) {
      shown.delete(key);
      close(key);
    }
  };

  const tell = (): void => {
    isWaiting = false;
    const fresh = news;
    news = new Map();
    if (!isWanted()) return;
    const at = now();
    for (const [id, one] of told) if (at - one.at >= FEW.withinMs) told.delete(id);
    for (const [id, activation] of fresh) told.set(id, { activation, at });
    const [only] = fresh.values();
    if (!only) return;
    if (fresh.size === 1 && told.size <= FEW.notices) {
      post({ key: only.id, about: only.id, ...noticeOf(only, teller) });
      return;
    }
    const all = [...told.values()].map(({ activation }) => activation);
    const newest = all.reduce((one, other) => (other.receivedAt > one.receivedAt ? other : one));
    takeBack(all.map(({ id }) => id).filter((id) => shown.has(id)));
    post({ key: SUMMARY, about: newest.id, ...summaryOf(all, teller) });
  };

  return {
    note(activation, before) {
      // What waits to be told is told with what is known by then.
      const isMore = news.get(activation.id)?.state === activation.state;
      if (!isMore && !isNews(activation, before)) return;
      news.set(activation.id, activation);
      if (isWaiting) return;
      isWaiting = true;
      later(tell, SETTLE_MS);
    },
    seen() {
      news.clear();
      told.clear();
      takeBack(shown);
      shown = new Set();
    },
  };
};
