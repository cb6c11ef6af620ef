import type { z } from 'zod';
import { refuse } from '../rules/answer.ts';
import { parsedBy } from '../rules/delta.ts';
import type { News } from './news.ts';

type Params = Readonly<Record<string, string>>;

/** What a control answers: JSON with 200 or 201, nothing with 204, or a stream of events. */
export type Reply =
  | { readonly status: 200 | 201; readonly json: object }
  | { readonly status: 204 }
  | { readonly status: 200; readonly events: (signal: AbortSignal) => AsyncIterable<News> };

type Spec = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/_emulator`; a part in braces is a parameter: `/players/{xuid}`. */
  readonly path: string;
  /** A line for the documentation. */
  readonly what: string;
  /** The shape of what it answers when all is well; nothing, with 204, where there is none. */
  readonly answers?: z.ZodType;
  /** The shape of the data of each event, where it answers with a stream of them. */
  readonly events?: z.ZodType;
};

/** One control: what the server does and what `/_emulator/openapi.json` says of it come from the same lines. */
export type Control = Spec & {
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  /** `given` is the body or the query as it came. Throws a `Refusal` for what can't be. */
  readonly run: (params: Params, given: unknown) => Promise<Reply>;
};

export const control = (
  spec: Spec & { readonly run: (params: Params) => Reply | Promise<Reply> },
): Control => ({
  ...spec,
  run: async (params) => spec.run(params),
});

/** One that takes a body of this shape; an absent body counts as `{}`. */
export const withBody = <Body extends z.ZodType>(
  spec: Spec & {
    readonly body: Body;
    readonly run: (body: z.infer<Body>, params: Params) => Reply | Promise<Reply>;
  },
): Control => ({ ...spec, run: async (params, given) => spec.run(parsedBy(spec.body, given), params) });

/** One that takes a query of this shape. */
export const withQuery = <Query extends z.ZodType>(
  spec: Spec & { readonly query: Query; readonly run: (query: z.infer<Query>) => Reply | Promise<Reply> },
): Control => ({ ...spec, run: async (_params, given) => spec.run(parsedBy(spec.query, given)) });

export const done: Reply = { status: 204 };
export const answer = (json: object): Reply => ({ status: 200, json });
export const made = (json: object): Reply => ({ status: 201, json });
/** What a control does not find is a 404 with a sentence. */
export const notFound = (what: string): never => refuse(404, what);
