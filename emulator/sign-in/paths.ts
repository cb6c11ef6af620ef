/** Where the sign-in chain is, by path; on the service each is on a host of its own. */
const SIGN_IN_PATHS = {
  '/user/authenticate': 'user',
  '/device/authenticate': 'device',
  '/title/authenticate': 'title',
  '/xsts/authorize': 'xsts',
  '/authorize': 'sisu',
  '/oauth20_connect.srf': 'device-code',
  '/oauth20_token.srf': 'token',
  '/consumers/oauth2/v2.0/devicecode': 'device-code',
  '/consumers/oauth2/v2.0/token': 'token',
  '/consumers/oauth2/v2.0/authorize': 'authorize',
  '/link': 'link',
} as const;
const ENDPOINTS = /^\/titles\/[^/]+\/endpoints$/;

export type SignInStep = (typeof SIGN_IN_PATHS)[keyof typeof SIGN_IN_PATHS] | 'endpoints';

/** Null for a path that is no part of the chain. Letters are compared without case, as everywhere. */
export const signInStepOf = (path: string): SignInStep | null => {
  const known = path.toLowerCase().replace(/\/$/, '');
  if (ENDPOINTS.test(known)) return 'endpoints';
  return Object.hasOwn(SIGN_IN_PATHS, known) ? SIGN_IN_PATHS[known as keyof typeof SIGN_IN_PATHS] : null;
};
