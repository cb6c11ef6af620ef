import { z } from 'zod';
import type { HttpRequest } from './transport.ts';

/**
 * What a call is counted against. A search of handles counts as a call like any other and against numbers of its own:
 * the documentation does not say whether it counts for both, so it is taken to.
 */
export type LimitKind = 'session' | 'search-read' | 'search-write';

/** So many calls in so many milliseconds. */
export type Limit = { max: number; ms: number };

/**
 * The session directory's limits, each for one player in one title, the same in all sandboxes [docs, fine-grained rate
 * limiting]; a refused call counts too. Other services have numbers of their own, and RTA is not among them. The title
 * is the one that the player's token is for, whatever title a session belongs to.
 */
export const SESSION_DIRECTORY_LIMITS: Readonly<Record<LimitKind, readonly Limit[]>> = {
  session: [
    { max: 30, ms: 15_000 },
    { max: 300, ms: 300_000 },
  ],
  'search-read': [
    { max: 1, ms: 15_000 },
    { max: 20, ms: 300_000 },
  ],
  'search-write': [
    { max: 1, ms: 15_000 },
    { max: 20, ms: 300_000 },
  ],
};

const SEARCH = /"type"\s*:\s*"search"/i;

export const kindsOf = ({ method, url, body }: HttpRequest): LimitKind[] => {
  const path = new URL(url).pathname.toLowerCase().replace(/\/+$/, '');
  const isSearch = method === 'POST' && /^\/handles(\/query)?$/.test(path) && SEARCH.test(body);
  if (!isSearch) return ['session'];
  return ['session', path.endsWith('/query') ? 'search-read' : 'search-write'];
};

/** The body of a 429; the names as the documentation writes them, of which some begin with a capital. [docs] */
const Refusal = z.object({ maxRequests: z.number().int().min(1), periodInSeconds: z.number().positive() });

/** What a 429 says of the limit that it is about; null where it says nothing of how many may follow one another. */
export const refusalIn = (body: string): z.infer<typeof Refusal> | null => {
  try {
    const json: unknown = JSON.parse(body);
    // A limit of concurrent calls says nothing about how many may follow one another.
    if (/"limitType"\s*:\s*"concurrency"/i.test(body)) return null;
    return Refusal.safeParse(json).data ?? null;
  } catch {
    return null; // a 429 of something on the way, in words of its own
  }
};
