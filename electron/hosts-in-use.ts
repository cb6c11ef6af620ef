/** Loopback by its own name or number; nothing else may stand in for Xbox Live. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}$/;

/**
 * The origin at which a test has all hosts of Xbox Live, from the environment variable BECKON_HOSTS; null for the
 * real ones. Only a program that is not packaged looks at it, and only a loopback http origin is taken: no link, file
 * or setting sends a token elsewhere. Throws for a value that can't be taken, so that a test never asks the service.
 */
export const testOrigin = (
  environment: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): string | null => {
  const wanted = environment.BECKON_HOSTS;
  if (isPackaged || !wanted) return null;
  if (LOOPBACK.test(wanted)) return wanted;
  throw new Error(`BECKON_HOSTS must be a loopback origin such as http://127.0.0.1:4711, not ${wanted}`);
};
