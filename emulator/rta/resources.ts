import { CONNECTIONS_RESOURCE } from '../../protocol/rta.ts';

/** What a client can subscribe to. */
export type Resource =
  /** Taps of the sessions that name this connection. */
  | { readonly kind: 'connections' }
  /** What a title tells a player: invites. Microsoft's client */
  | { readonly kind: 'notifications'; readonly xuid: string; readonly titleId: string }
  /** What other services tell of a player, such as his friends: taken, and silent. */
  | { readonly kind: 'elsewhere' };

const NOTIFICATIONS =
  /^https:\/\/notify\.xboxlive\.com\/users\/xuid\((\d{1,20})\)\/deviceid\/[^/]+\/titleid\/(\d{1,10})\/?$/i;

/** Clients of sessions subscribe to these on the same connection, and the service answers with no data. [wire] */
const ELSEWHERE = /^https?:\/\/(social|userpresence|userstats)\.xboxlive\.com\/users\/xuid\(\d{1,20}\)\/./i;

/** Reads a resource, whatever its case and the slash at its end; null for one that nobody knows. */
export const resourceOf = (text: string): Resource | null => {
  const resource = text.trim();
  if (withoutSlash(resource) === withoutSlash(CONNECTIONS_RESOURCE)) return { kind: 'connections' };
  if (ELSEWHERE.test(resource)) return { kind: 'elsewhere' };
  const [, xuid, titleId] = NOTIFICATIONS.exec(resource) ?? [];
  return xuid === undefined || titleId === undefined ? null : { kind: 'notifications', xuid, titleId };
};

const withoutSlash = (resource: string): string => resource.toLowerCase().replace(/\/$/, '');
