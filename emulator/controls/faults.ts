import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';

const Pattern = z.string().max(500).refine(isPattern, 'is no regular expression');

/** What is to go wrong, for which calls, and how often. */
export const FaultRequest = z.object({
  match: z
    .object({
      method: z.string().optional(),
      /** A regular expression on the path, query included. */
      path: Pattern.optional(),
      xuid: Xuid.optional(),
    })
    .default({}),
  /** How many calls it is for; without it, every one until it is taken back. */
  times: z.number().int().positive().optional(),
  fault: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status: z.number().int().min(200).max(599),
      headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
      body: z.string().optional(),
    }),
    z.object({ kind: z.literal('cut-answer') }),
    z.object({ kind: z.literal('delay'), ms: z.number().nonnegative().max(600_000) }),
    z.object({ kind: z.literal('refuse') }),
    z.object({ kind: z.literal('drop-rta') }),
  ]),
});
export type FaultRequest = z.infer<typeof FaultRequest>;
export type Fault = FaultRequest['fault'];

export type ActiveFault = FaultRequest & { readonly id: number };

export type Faults = {
  add(request: FaultRequest): ActiveFault;
  all(): ActiveFault[];
  clear(): void;
  /** The faults for this call, in the order they were added; each counts as used once. */
  take(call: { method: string; path: string; xuid: string | null }): Fault[];
};

export const createFaults = (): Faults => {
  let active: ActiveFault[] = [];
  let lastId = 0;
  return {
    add: (request) => {
      lastId += 1;
      const fault = { ...request, id: lastId };
      active.push(fault);
      return fault;
    },
    all: () => [...active],
    clear: () => {
      active = [];
    },
    take: (call) => {
      if (active.length === 0) return [];
      const hit = active.filter(({ match }) => matches(match, call));
      active = active.flatMap((each) => {
        if (!hit.includes(each) || each.times === undefined) return [each];
        return each.times > 1 ? [{ ...each, times: each.times - 1 }] : [];
      });
      return hit.map(({ fault }) => fault);
    },
  };
};

const matches = (
  { method, path, xuid }: FaultRequest['match'],
  call: { method: string; path: string; xuid: string | null },
): boolean =>
  (method === undefined || method.toUpperCase() === call.method) &&
  (xuid === undefined || xuid === call.xuid) &&
  (path === undefined || new RegExp(path, 'i').test(call.path));

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}
