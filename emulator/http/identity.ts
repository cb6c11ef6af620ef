/** Names by which a loopback caller reaches us; any other Host is a web page that rebinds a name. */
export const isOurHost = (host: string | undefined, port: number): boolean =>
  host !== undefined &&
  (host === `127.0.0.1:${port}` || [`localhost:${port}`, `[::1]:${port}`].includes(host.toLowerCase()));

/** No Origin (no web page asks), or our own. */
export const isOurOrigin = (origin: string | undefined, port: number): boolean =>
  origin === undefined || (origin.startsWith('http://') && isOurHost(origin.slice('http://'.length), port));
