import { z } from 'zod';

/**
 * Text frames of the change channel (RTA, subprotocol `rta.xboxlive.com.V2`): JSON arrays, whose first
 * number says what they are. The two directions are parsed apart, because `[2,seq,n]` is a request with a
 * subscription id from one side and a reply with a code from the other. [wire]
 */
export const RTA_SUBPROTOCOL = 'rta.xboxlive.com.V2';

/** The one resource that a session directory's client subscribes to; its reply brings the ConnectionId. [wire] */
export const CONNECTIONS_RESOURCE = 'https://sessiondirectory.xboxlive.com/connections/';

/** Codes of replies; Microsoft's client retries only `throttled` and `unavailable`. */
export const RTA_CODES = {
  ok: 0,
  unknownResource: 1,
  subscriptionLimit: 2,
  noResourceData: 3,
  throttled: 1001,
  unavailable: 1002,
} as const;

/** Sequence numbers and subscription ids; 0 is valid for both, and usual. [wire] */
const Count = z.number().int().nonnegative();
const FailureCode = z.number().int().positive();

/** What a client sends. */
export const ClientFrame = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('subscribe'), seq: Count, resource: z.string().min(1) }),
  z.object({ kind: z.literal('unsubscribe'), seq: Count, subscriptionId: Count }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/** What the service sends. */
export const ServiceFrame = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('subscribed'), seq: Count, subscriptionId: Count, data: z.unknown() }),
  z.object({ kind: z.literal('subscribe-failed'), seq: Count, code: FailureCode }),
  z.object({ kind: z.literal('unsubscribed'), seq: Count, code: Count }),
  z.object({ kind: z.literal('event'), subscriptionId: Count, data: z.unknown() }),
  /** What was subscribed to may have changed without an event: read it again. */
  z.object({ kind: z.literal('resync') }),
]);
export type ServiceFrame = z.infer<typeof ServiceFrame>;

/** The data of a reply to a subscription to `CONNECTIONS_RESOURCE`. */
export const ConnectionData = z.looseObject({ ConnectionId: z.string().min(1) });

export type ParsedFrame<F> = { ok: true; frame: F } | { ok: false; problem: string };

/** Reads one frame that a client sent. Blanks around it are fine. [wire] */
export const parseClientFrame = (text: string): ParsedFrame<ClientFrame> =>
  parse(text, ClientFrame, ([type, second, third]) => {
    if (type === 1) return { kind: 'subscribe', seq: second, resource: third };
    if (type === 2) return { kind: 'unsubscribe', seq: second, subscriptionId: third };
    return null;
  });

/** Reads one frame that the service sent. Elements after the known ones are let pass. */
export const parseServiceFrame = (text: string): ParsedFrame<ServiceFrame> =>
  parse(text, ServiceFrame, ([type, second, third, fourth, fifth]) => {
    if (type === 1 && third === RTA_CODES.ok)
      return { kind: 'subscribed', seq: second, subscriptionId: fourth, data: fifth };
    if (type === 1) return { kind: 'subscribe-failed', seq: second, code: third };
    if (type === 2) return { kind: 'unsubscribed', seq: second, code: third };
    if (type === 3) return { kind: 'event', subscriptionId: second, data: third };
    if (type === 4) return { kind: 'resync' };
    return null;
  });

/** The text of a frame, of either direction. */
export const formatFrame = (frame: ClientFrame | ServiceFrame): string => JSON.stringify(elements(frame));

const elements = (frame: ClientFrame | ServiceFrame): unknown[] => {
  switch (frame.kind) {
    case 'subscribe':
      return [1, frame.seq, frame.resource];
    case 'subscribed':
      return [1, frame.seq, RTA_CODES.ok, frame.subscriptionId, frame.data];
    case 'subscribe-failed':
      return [1, frame.seq, frame.code];
    case 'unsubscribe':
      return [2, frame.seq, frame.subscriptionId];
    case 'unsubscribed':
      return [2, frame.seq, frame.code];
    case 'event':
      return [3, frame.subscriptionId, frame.data];
    case 'resync':
      return [4];
  }
};

const parse = <F>(
  text: string,
  schema: z.ZodType<F>,
  name: (elements: unknown[]) => object | null,
): ParsedFrame<F> => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'the frame is not JSON' };
  }
  if (!Array.isArray(json)) return { ok: false, problem: 'the frame is not a JSON array' };
  const named = name(json);
  if (!named) return { ok: false, problem: `the frame's type ${JSON.stringify(json[0])} is not known` };
  const parsed = schema.safeParse(named);
  if (parsed.success) return { ok: true, frame: parsed.data };
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'is not understood' };
  return { ok: false, problem: `the frame's ${path.join('.') || 'form'}: ${message}` };
};
