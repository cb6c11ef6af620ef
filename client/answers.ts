import type { Activity } from '../protocol/activity.ts';
import type { SessionDocument } from '../protocol/document.ts';
import type { HttpExchange } from '../protocol/exchange.ts';
import type { Handle } from '../protocol/handle.ts';
import type { SessionRef } from '../protocol/session-ref.ts';

/** Where one session directory is. */
export type DirectoryAddress = {
  /** Origin, without a trailing slash: `https://sessiondirectory.xboxlive.com`. */
  url: string;
  /** `wss://rta.xboxlive.com/connect`. */
  rtaUrl: string;
};

/** Who signs the calls: one player with his credentials. Headers never leave the caller's process. */
export type Signer = {
  xuid: string;
  /** Authorization (and, where the service asks, Signature) for one request. */
  headers(request: { method: string; url: string; body: string }): Promise<Record<string, string>>;
  /** A fresh token after a 401; rejects when none can be had. */
  renew(): Promise<void>;
};

type Failed =
  /** The directory answered, and the answer is no; `document` when a 403 brought the readable session. */
  | { outcome: 'refused'; status: number; text: string; document?: SessionDocument; exchange: HttpExchange }
  /** No answer, or none that could be read: `error.code` is Node's or ours (`timeout`, `not-json`, `bad-document`). */
  | { outcome: 'unreachable'; error: { code: string; message: string }; exchange: HttpExchange };

export type SessionAnswer =
  /** 200 (`created: false`) and 201. `ref` comes from Content-Location, or from the path that was asked. */
  | {
      outcome: 'session';
      created: boolean;
      document: SessionDocument;
      etag: string | null;
      ref: SessionRef | null;
      exchange: HttpExchange;
    }
  /** 204: the session does not exist, or the write left it empty. */
  | { outcome: 'gone'; exchange: HttpExchange }
  /** 304. */
  | { outcome: 'unchanged'; exchange: HttpExchange }
  /** 412: nothing was applied; this is the session as it is now. */
  | { outcome: 'conflict'; document: SessionDocument; etag: string | null; exchange: HttpExchange }
  | Failed;

export type HandleAnswer = { outcome: 'handle'; handle: Handle; exchange: HttpExchange } | Failed;

export type ActivitiesAnswer =
  | { outcome: 'activities'; activities: Activity[]; exchange: HttpExchange }
  | Failed;
