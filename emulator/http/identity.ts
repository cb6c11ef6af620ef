import type { IncomingMessage } from 'node:http';
import { isXuid } from '../../protocol/ids.ts';

const DEVELOPMENT = /^XBL3\.0\s+x=([0-9]{1,20});beckon$/i;

/** The xuid of the well-known development form `XBL3.0 x=<xuid>;beckon`; null for any other authorization. */
export const callerOf = (request: IncomingMessage): string | null => {
  const xuid = DEVELOPMENT.exec(request.headers.authorization ?? '')?.[1];
  return xuid !== undefined && isXuid(xuid) ? xuid : null;
};

/** Names by which a loopback caller reaches us; any other Host is a web page that rebinds a name. */
export const isOurHost = (host: string | undefined, port: number): boolean =>
  host !== undefined &&
  [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host.toLowerCase());

/** No Origin (no web page asks), or our own. */
export const isOurOrigin = (origin: string | undefined, port: number): boolean =>
  origin === undefined || (origin.startsWith('http://') && isOurHost(origin.slice('http://'.length), port));
