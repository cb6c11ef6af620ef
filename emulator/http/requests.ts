import type { ContractVersion } from '../../protocol/contract.ts';
import type { Answer } from '../rules/answer.ts';
import { documentText } from '../rules/document-text.ts';
import { type RequestFilter, testOf } from './request-filter.ts';

/** One call, as it is put down when it was answered. */
export type Call = {
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly xuid: string | null;
  /** Null when the connection was cut instead of an answer. */
  readonly status: number | null;
  /** Milliseconds, to a hundredth. */
  readonly ms: number;
  /** Null where none was sent that is known. */
  readonly contract: ContractVersion | null;
  /** The rule that refused it, which the wire never tells. */
  readonly because?: string;
  /** The kind of fault that was applied. */
  readonly fault?: string;
  /** Absent when there was none, or when it holds a secret. */
  readonly body?: string;
  readonly answer?: Answer;
};

/** One call as it is shown. */
export type LoggedRequest = Omit<Call, 'began' | 'contract' | 'answer' | 'body'> & {
  /** Counts from 1 and goes on over a reset, so that a reader can ask for what came after. */
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly contract?: ContractVersion;
  /** What was sent and answered, where asked for; at most 64 kB each. */
  readonly body?: string;
  readonly answer?: string;
  /** The bodies were let go to make room for later ones. */
  readonly bodiesGone?: true;
};

export type RequestLog = {
  add(call: Call): void;
  /** Oldest first. */
  all(filter?: RequestFilter): LoggedRequest[];
  one(id: number): LoggedRequest | undefined;
  /** The id of the oldest that is remembered, or of the next where there is none. */
  first(): number;
  clear(): void;
};

const MOST = 10_000;
/** What the bodies of all calls may take, roughly, in characters. */
const MOST_TEXT = 16_777_216;
const LONGEST = 65_536;

/**
 * The last 10,000 calls. An answer is kept as the stored session it is made of, which later states share the
 * most of with it, and written as text when somebody looks.
 * @param added called for each call
 */
export const createRequestLog = (added: () => void = () => undefined): RequestLog => {
  /** Each is written over: an object for each call, kept for so many, would be moved about until it is let go. */
  let kept: Kept[] = [];
  const sizes = new Uint32Array(MOST);
  let next = 1;
  let first = 1;
  let size = 0;
  /** The oldest call that has its bodies. */
  let whole = 1;

  const at = (id: number): Kept | undefined => (id >= first && id < next ? kept[id % MOST] : undefined);
  const letGo = (): void => {
    const call = at(whole);
    size -= sizes[whole % MOST] ?? 0;
    whole += 1;
    if (!call) return;
    call.body = undefined;
    call.answer = undefined;
  };
  const shown = (id: number, call: Kept, bodies: boolean): LoggedRequest => {
    const { began, body, answer, contract, ...rest } = call;
    const head = { id, at: new Date(began).toISOString(), ...rest, ...(contract !== null && { contract }) };
    if (!bodies) return head;
    if (id < whole) return { ...head, bodiesGone: true };
    const answered = answer && answerText(answer, contract ?? 107);
    return {
      ...head,
      ...(body !== undefined && { body }),
      ...(answered !== undefined && { answer: answered }),
    };
  };

  return {
    add: (call) => {
      if (next - first >= MOST) {
        if (whole === first) letGo();
        first += 1;
      }
      const its = sizeOf(call);
      const place = kept[next % MOST] ?? { ...NOTHING };
      kept[next % MOST] = place;
      writeOver(place, call);
      sizes[next % MOST] = its;
      next += 1;
      size += its;
      while (size > MOST_TEXT && whole < next) letGo();
      added();
    },
    all: (filter = {}) => {
      const wanted = testOf(filter);
      const found: LoggedRequest[] = [];
      for (let id = Math.max(first, (filter.after ?? 0) + 1); id < next; id += 1) {
        const call = at(id);
        if (call && wanted(call)) found.push(shown(id, call, filter.bodies === true));
      }
      return filter.limit === undefined
        ? found
        : found.slice(found.length - Math.min(found.length, filter.limit));
    },
    one: (id) => {
      const call = at(id);
      return call && shown(id, call, true);
    },
    first: () => first,
    clear: () => {
      kept = [];
      first = next;
      whole = next;
      size = 0;
    },
  };
};

type Kept = { -readonly [Field in keyof Call]: Call[Field] };

const NOTHING: Call = {
  ...{ began: 0, method: '', path: '', xuid: null, status: null, ms: 0, contract: null },
  ...{ because: undefined, fault: undefined, body: undefined, answer: undefined },
};

const writeOver = (kept: Kept, call: Call): void => {
  kept.began = call.began;
  kept.method = call.method;
  kept.path = call.path;
  kept.xuid = call.xuid;
  kept.status = call.status;
  kept.ms = call.ms;
  kept.contract = call.contract;
  kept.because = call.because;
  kept.fault = call.fault;
  kept.body = call.body === undefined ? undefined : short(call.body);
  kept.answer = call.answer;
};

/** A part of a string holds on to all of it, so the part is copied. */
const short = (text: string): string =>
  text.length <= LONGEST ? text : Buffer.from(`${text.slice(0, LONGEST)}…`).toString();

const sizeOf = ({ body, answer }: Call): number => {
  const text = Math.min(LONGEST, body?.length ?? 0) + (answer?.text?.length ?? 0);
  if (answer?.session) return text + 1_000 + 50 * answer.session.members.length;
  return text + (answer?.json ? 1_000 : 0);
};

const answerText = ({ session, json, text }: Answer, contract: ContractVersion): string | undefined => {
  if (session) return short(documentText(session, contract));
  return json ? short(JSON.stringify(json)) : text;
};
