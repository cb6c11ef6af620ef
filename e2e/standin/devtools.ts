import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';

type Commands = ProtocolMapping.Commands;
type Events = ProtocolMapping.Events;
type Params<M extends keyof Commands> = Commands[M]['paramsType'];
type Answer<M extends keyof Commands> = Commands[M]['returnType'];
type Message = {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
};

/** The page, the session or the whole of Chromium has gone before it could answer. */
export class TargetGone extends Error {}

const gone =
  /Target closed|No target with given id|Session with given id not found|Not attached to an active page|Inspected target navigated or closed|Cannot find context|uniqueContextId not found|Internal error|Invalid InterceptionId/;

/** One session with a target (or, at the top, with the browser): typed commands out, typed events in. */
export class DevtoolsSession {
  private readonly events = new EventEmitter({ captureRejections: false });
  private readonly connection: DevtoolsConnection;
  readonly id: string | undefined;

  constructor(connection: DevtoolsConnection, id: string | undefined) {
    this.connection = connection;
    this.id = id;
    this.events.setMaxListeners(0);
  }

  send<M extends keyof Commands>(method: M, ...params: Params<M>): Promise<Answer<M>> {
    return this.connection.send(method, params[0], this.id) as Promise<Answer<M>>;
  }

  /** Sends what needs no answer. That the target is gone meanwhile is no error; anything else is said on stderr. */
  post<M extends keyof Commands>(method: M, ...params: Params<M>): void {
    this.send(method, ...params).catch((error: unknown) => {
      if (!(error instanceof TargetGone)) console.error(`stand-in: ${method}:`, error);
    });
  }

  on<E extends keyof Events>(event: E, listener: (...params: Events[E]) => void): void {
    this.events.on(event, listener);
  }

  deliver(method: string, params: unknown): void {
    try {
      this.events.emit(method, params);
    } catch (error) {
      // The program's listener threw: an uncaught exception of the main process, which costs no other message.
      process.nextTick(() => {
        throw error;
      });
    }
  }
}

/** The DevTools protocol over Chromium's pipe: JSON, each message ended by a zero byte. */
export class DevtoolsConnection {
  readonly browser: DevtoolsSession;
  private readonly sessions = new Map<string, DevtoolsSession>();
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown> & { method: string }>();
  private readonly out: Writable;
  private lastId = 0;
  private closed = false;

  constructor(out: Writable, incoming: Readable) {
    this.out = out;
    this.browser = new DevtoolsSession(this, undefined);
    let parts: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        const text = Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
        parts = [];
        from = end + 1;
        this.receive(JSON.parse(text));
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    });
    incoming.on('close', () => this.close());
    // Chromium's end is told of once, by the closing of the pipe that it writes to.
    out.on('error', () => this.close());
  }

  session(id: string): DevtoolsSession {
    const known = this.sessions.get(id);
    if (known) return known;
    const session = new DevtoolsSession(this, id);
    this.sessions.set(id, session);
    return session;
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new TargetGone('Chromium has ended'));
    this.lastId += 1;
    const entry = { ...Promise.withResolvers<unknown>(), method };
    this.waiting.set(this.lastId, entry);
    this.out.write(`${JSON.stringify({ id: this.lastId, method, params, sessionId })}\0`);
    return entry.promise;
  }

  private receive(message: Message): void {
    const { id, method, params, sessionId, result, error } = message;
    if (id !== undefined) {
      const entry = this.waiting.get(id);
      this.waiting.delete(id);
      const text = `${entry?.method}: ${error?.message}`;
      if (!error) entry?.resolve(result);
      else entry?.reject(gone.test(error.message) ? new TargetGone(text) : new Error(text));
      return;
    }
    const session = sessionId === undefined ? this.browser : this.sessions.get(sessionId);
    if (method !== undefined) session?.deliver(method, params);
  }

  private close(): void {
    this.closed = true;
    for (const { reject } of this.waiting.values()) reject(new TargetGone('Chromium has ended'));
    this.waiting.clear();
  }
}
