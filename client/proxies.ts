/** One entry of what the system says about the way to an address. */
export type ProxyEntry = { kind: 'direct' } | ProxyServer;
export type ProxyServer = { kind: 'http' | 'https' | 'socks' | 'other'; host: string };

const KINDS: Record<string, 'http' | 'https' | 'socks'> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks',
  SOCKS4: 'socks',
  SOCKS5: 'socks',
};

/**
 * Reads a list as a PAC script returns it, and Electron's `session.resolveProxy`: `PROXY a:8080; SOCKS5 b; DIRECT`,
 * the first to be tried first. An empty one means a direct way; what nobody knows is `other`, by its whole text.
 */
export const readProxies = (list: string): ProxyEntry[] => {
  const entries = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return [{ kind: 'direct' }];
  return entries.map((entry): ProxyEntry => {
    const [word = '', host] = entry.split(/\s+/);
    if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
    const kind = KINDS[word.toUpperCase()];
    return kind && host ? { kind, host } : { kind: 'other', host: entry };
  });
};
