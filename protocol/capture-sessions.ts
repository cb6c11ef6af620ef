import { z } from 'zod';
import { SessionDocument } from './document.ts';
import { parseJson } from './exact-json.ts';
import type { Call, HttpExchange, RtaFrame } from './exchange.ts';
import { parseServiceFrame } from './rta.ts';
import { parseSessionPath, SessionRef, sessionKey } from './session-ref.ts';
import { type Explanation, explainAnswer, explainNoAnswer } from './status.ts';
import { tapSession, tapsOf } from './taps.ts';
import { createTimeLine, type TimeLine } from './time-line.ts';
import { VersionRow } from './version.ts';

/** Something that happened to a session beside a new version, and the call that tells of it. */
export const CaptureNotice = z.object({
  /** The id of the call, or frame. */
  call: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  kind: z.enum(['tap', 'refusal']),
  /** Of a tap. */
  changeNumber: z.number().int().nullable(),
  /** Of a refusal; null where no answer came. */
  status: z.number().int().nullable(),
  /** The code of what a refusal means (status.ts), with its likely causes. */
  code: z.string().nullable(),
  causes: z.array(z.string()),
});
export type CaptureNotice = z.infer<typeof CaptureNotice>;

/** A session as a capture shows it. */
export const CapturedSession = z.object({
  /** Null for refused calls whose session the capture does not tell. */
  ref: SessionRef.nullable(),
  /** Oldest first. */
  rows: z.array(VersionRow),
  notices: z.array(CaptureNotice),
});
export type CapturedSession = z.infer<typeof CapturedSession>;

type Building = CapturedSession & { line: TimeLine; documents: Map<number, SessionDocument> };

export type CaptureReader = {
  /** Calls in the order they began. */
  add(call: Call): void;
  sessions(): CapturedSession[];
  /** The document of a row; null where there is none. */
  document(session: number, row: number): SessionDocument | null;
};

/** Calls of the session directory alone tell of sessions. */
const ABOUT_SESSIONS = /\/(handles|serviceconfigs)(\/|$|\?)/i;

const headerIn = ({ responseHeaders }: HttpExchange, wanted: string): string =>
  responseHeaders.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';

const parsed = <T>(schema: z.ZodType<T>, text: string): T | null => {
  try {
    return schema.safeParse(parseJson(text)).data ?? null;
  } catch {
    return null; // not JSON: no document
  }
};

const Me = z.object({
  members: z.object({
    me: z.object({ constants: z.object({ system: z.object({ xuid: z.string() }) }) }),
  }),
});

const explain = (call: HttpExchange, document: SessionDocument | null): Explanation => {
  if (call.status === null) return explainNoAnswer(call.error ?? { code: 'unknown', message: '' });
  return explainAnswer({
    status: call.status,
    text: call.responseBody,
    contentType: headerIn(call, 'content-type'),
    call: call.call,
    ...(document && { document }),
  });
};

/** Reads the sessions out of calls, whoever made them: versions from answers, taps from frames, and refusals. */
export const createCaptureReader = (): CaptureReader => {
  const built = new Map<string, Building>();
  /** By handle only an answer tells which session it leads to. */
  const byHandle = new Map<string, SessionRef>();

  const session = (ref: SessionRef | null): Building => {
    const key = ref ? sessionKey(ref) : '';
    const known = built.get(key);
    if (known) return known;
    const made = { ref, rows: [], notices: [], line: createTimeLine(), documents: new Map() };
    built.set(key, made);
    return made;
  };

  const refOf = (call: HttpExchange): SessionRef | null => {
    const path = URL.parse(call.url)?.pathname ?? call.url;
    const handle = /\/handles\/([^/]+)/i.exec(path)?.[1]?.toLowerCase();
    const told = parseSessionPath(path) ?? parseSessionPath(headerIn(call, 'content-location'));
    if (handle && told) byHandle.set(handle, told);
    return told ?? (handle ? (byHandle.get(handle) ?? null) : null);
  };

  const addExchange = (call: HttpExchange): void => {
    if (!ABOUT_SESSIONS.test(call.url)) return;
    const ref = refOf(call);
    const { status } = call;
    const brings = status === 200 || status === 201 || status === 412 || status === 403;
    const document = brings ? parsed(SessionDocument, call.responseBody) : null;
    if (document && ref && status !== 403) {
      const { line, rows, documents } = session(ref);
      const done = status !== 412 && call.method === 'PUT';
      const writer = done ? (parsed(Me, call.requestBody)?.members.me.constants.system.xuid ?? null) : null;
      const seenAt = new Date(Date.parse(call.at) + call.ms).toISOString();
      const row = line.add({ document, seenAt, writer, missed: 'not-captured' });
      if (row) {
        rows.push(row);
        documents.set(row.number, document);
      }
    }
    if (status !== null && status < 400) return;
    const { code, causes } = explain(call, status === 403 ? document : null);
    session(ref).notices.push({
      call: call.id,
      at: call.at,
      kind: 'refusal',
      changeNumber: null,
      status,
      code,
      causes,
    });
  };

  const addFrame = (call: RtaFrame): void => {
    const frame = call.direction === 'in' ? parseServiceFrame(call.text) : null;
    if (!frame?.ok || frame.frame.kind !== 'event') return;
    for (const tap of tapsOf(frame.frame.data)) {
      const [scid, templateName, name] = tapSession(tap)?.split('~') ?? [];
      const ref = SessionRef.safeParse({ scid, templateName, name }).data;
      if (!ref) continue;
      session(ref).notices.push({
        call: call.id,
        at: call.at,
        kind: 'tap',
        changeNumber: tap.changeNumber ?? null,
        status: null,
        code: null,
        causes: [],
      });
    }
  };

  return {
    add: (call) => (call.kind === 'http' ? addExchange(call) : addFrame(call)),
    sessions: () => [...built.values()].map(({ ref, rows, notices }) => ({ ref, rows, notices })),
    document: (at, row) => [...built.values()][at]?.documents.get(row) ?? null,
  };
};
