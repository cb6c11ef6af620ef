import { documentedRoute } from './documented-routes.ts';

/** The session directory's name for a call of another program, told by method and URL; empty where it is none. */
export const callName = (method: string, url: string): string => {
  const path = URL.parse(url)?.pathname ?? '';
  const verb = method.toUpperCase();
  if (verb === 'GET' && /^\/connect\/?$/i.test(path)) return 'connectRta';
  return documentedRoute(verb, path)?.name ?? '';
};
