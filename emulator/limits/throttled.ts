import type { Answer } from '../rules/answer.ts';
import type { Throttled } from './rate-limits.ts';

/** The answer to a call that is over a limit. docs, fine-grained rate limiting */
export const throttled = ({ body, retryAfter, because }: Throttled): Answer => ({
  status: 429,
  json: body,
  retryAfter,
  because,
});
