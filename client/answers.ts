import type { Activity } from '../protocol/activity.ts';
import type { SessionDocument } from '../protocol/document.ts';
import type { HttpExchange } from '../protocol/exchange.ts';
import type { Handle } from '../protocol/handle.ts';
import type { SessionRef } from '../protocol/session-ref.ts';
import type { Explanation } from '../protocol/status.ts';

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
  /**
   * Authorization (and, where the service asks, Signature) for one request. Both reject with a `SignInTrouble` where
   * it is known why there are none.
   */
  headers(request: { method: string; url: string; body: string }): Promise<Record<string, string>>;
  /**
   * A fresh token after a 401; rejects when none can be had. `refused`: the headers that were not taken, so that
   * whoever was refused at the same time asks for no second one.
   */
  renew(refused?: Readonly<Record<string, string>>): Promise<void>;
  /** Do the credentials name a title? Null: they do not say. Left out where nobody asks for one. */
  titled?(): boolean | null;
};

type Failed =
  /**
   * The directory answered, and the answer is no; `document` when a 403 brought the readable session. `signIn` says
   * why there was no fresh token after a 401, `titled` whether the credentials named a title, where that is known.
   */
  | {
      outcome: 'refused';
      status: number;
      text: string;
      document?: SessionDocument;
      signIn?: Explanation;
      titled?: boolean;
      exchange: HttpExchange;
    }
  /**
   * No answer, or none that could be read: `error.code` is Node's or ours (`timeout`, `not-json`, `bad-document`).
   * `signIn` says why the signer had no credentials, where that is so (`not-signed`).
   */
  | {
      outcome: 'unreachable';
      error: { code: string; message: string };
      signIn?: Explanation;
      exchange: HttpExchange;
    };

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

/**
 * What is behind a handle. The service's page on GET /handles/{id} has the session for its answer, where every other
 * page speaks of the handle; no capture shows which it is, so both are read. `ref` comes from Content-Location.
 */
export type LookAnswer =
  | HandleAnswer
  | { outcome: 'document'; document: SessionDocument; ref: SessionRef | null; exchange: HttpExchange };

export type ActivitiesAnswer =
  | { outcome: 'activities'; activities: Activity[]; exchange: HttpExchange }
  | Failed;
