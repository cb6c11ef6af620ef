import { refuse } from '../rules/answer.ts';
import type { Redirect } from './device-codes.ts';

const WITHIN_MS = 10_000;

/**
 * Does what the browser would do when somebody has chosen on its page: brings the answer back to the program, so that
 * a script needs no browser. Refuses with 409 where nobody listens there any more.
 */
export const bringBack = async ({ uri, mode }: Redirect, parameters: URLSearchParams): Promise<void> => {
  const url = new URL(uri);
  // The program listens on this machine, and not on each of the addresses that the name may have here.
  if (url.hostname === 'localhost') url.hostname = '127.0.0.1';
  if (mode === 'query') for (const [name, value] of parameters) url.searchParams.append(name, value);
  try {
    const answer = await fetch(url, {
      ...(mode === 'form_post' && { method: 'POST', body: parameters }),
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await answer.body?.cancel();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    refuse(409, `The sign-in was answered, but nobody listens at ${uri} any more: ${why}.`);
  }
};
