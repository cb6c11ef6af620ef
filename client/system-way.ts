import { getCACertificates } from 'node:tls';
import { type ProxyEntry, type ProxyServer, readProxies } from './proxies.ts';
import type { FindRtaWay, RtaWay } from './rta-way.ts';

const isUsable = ({ kind }: ProxyEntry): boolean => kind === 'direct' || kind === 'http' || kind === 'https';

/** Node's own authorities and the system's: a debugging proxy such as Fiddler puts its own among the latter. */
const systemAuthorities = (): string[] => [
  ...new Set([...getCACertificates('default'), ...getCACertificates('system')]),
];

const noWay = (proxies: readonly ProxyEntry[]): Error => {
  const named = proxies.flatMap((proxy) =>
    proxy.kind === 'direct' ? [] : [proxy.kind === 'socks' ? `the SOCKS proxy ${proxy.host}` : proxy.host],
  );
  return Object.assign(
    new Error(
      `The system leads to this address through ${named.join(', ')}. The change channel can go straight or through ` +
        'an HTTP or HTTPS proxy, not through this; calls are not concerned.',
    ),
    { code: 'proxy-kind' },
  );
};

const through = async (proxy: ProxyServer, ca: string[]): Promise<RtaWay> => {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const agent = new HttpsProxyAgent<'https://host'>(new URL(`${proxy.kind}://${proxy.host}`), { ca });
  let status: number | null = null;
  agent.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
    status = statusCode;
  });
  return {
    agent,
    ca,
    via: `the proxy ${proxy.host}`,
    answered: () => status,
  };
};

/**
 * The way that the system's settings say, as the calls go it: straight or through a proxy, which each failure changes
 * for the next of the list, and with the system's authorities beside Node's.
 * @param resolveProxy Electron's `session.resolveProxy`; asked for the https address, so that a script which decides
 * by the scheme says the same for the channel as for the calls
 */
export const createSystemWay = (options: {
  resolveProxy: (url: string) => Promise<string>;
  authorities?: () => string[];
}): FindRtaWay => {
  const { resolveProxy, authorities = systemAuthorities } = options;
  let ca: string[] | null = null;
  return async (url, attempt) => {
    const proxies = readProxies(await resolveProxy(url.replace(/^ws/, 'http')));
    const usable = proxies.filter(isUsable);
    const chosen = usable[attempt % usable.length];
    if (!chosen) throw noWay(proxies);
    ca ??= authorities();
    return chosen.kind === 'direct' ? { ca } : through(chosen, ca);
  };
};
