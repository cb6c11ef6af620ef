import { switchValue } from './command-line.ts';

/** Without port and brackets. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').toLowerCase();

/** Chromium leads these past every proxy, unless the list says `<-loopback>`. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1';

const matches = (pattern: string, host: string): boolean => {
  if (pattern === '*') return true;
  const ending = pattern.replace(/^\*/, '');
  return ending === host || (/^\./.test(ending) ? host.endsWith(ending) : host.endsWith(`.${ending}`));
};

const isPassedBy = (url: URL, list: string): boolean => {
  const host = hostOf(url);
  const patterns = list
    .split(/[,;\s]+/)
    .filter((one) => one !== '')
    .map((one) => one.toLowerCase());
  if (isLoopback(host) && !patterns.includes('<-loopback>')) return true;
  return patterns.some((pattern) => matches(pattern, host));
};

const WORDS: Record<string, string> = {
  'http:': 'PROXY',
  'https:': 'HTTPS',
  'socks:': 'SOCKS5',
  'socks4:': 'SOCKS',
  'socks5:': 'SOCKS5',
};
const PORTS: Record<string, string> = { PROXY: '80', HTTPS: '443', SOCKS: '1080', SOCKS5: '1080' };

/** A server in the form of a PAC script's answer; the scheme is http where none is written. */
const asEntry = (server: string): string => {
  if (server === 'direct://') return 'DIRECT';
  const [, scheme = 'http:', rest = ''] = /^(?:([a-z0-9]+:)\/\/)?(.+?)\/?$/i.exec(server.trim()) ?? [];
  const word = WORDS[scheme.toLowerCase()] ?? 'PROXY';
  const hasPort = process.getBuiltinModule('node:net').isIPv6(rest) ? false : /:\d+$/.test(rest);
  return `${word} ${rest}${hasPort ? '' : `:${PORTS[word]}`}`;
};

const environment = (name: string): string => process.env[name] || process.env[name.toUpperCase()] || '';

/** `--proxy-server` is one server for all, or one for each scheme: `http=a:80;https=b:80`. */
const fromSwitch = (value: string, scheme: string): string | null => {
  if (!value.includes('=')) return value;
  const wanted = value.split(';').find((one) => one.trim().startsWith(`${scheme}=`));
  return wanted ? wanted.slice(wanted.indexOf('=') + 1) : null;
};

/**
 * What Chromium on Linux makes of its command line, and without that of the environment, for an address: the list of
 * `session.resolveProxy`. A desktop's own settings and PAC scripts are not read.
 */
export function proxiesFor(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.replace(/^ws/, 'http').slice(0, -1);
  if (switchValue('no-proxy-server') !== null) return 'DIRECT';
  const given = switchValue('proxy-server');
  const bypass = given === null ? environment('no_proxy') : (switchValue('proxy-bypass-list') ?? '');
  const server =
    given === null ? environment(`${scheme}_proxy`) || environment('all_proxy') : fromSwitch(given, scheme);
  return !server || isPassedBy(url, bypass) ? 'DIRECT' : asEntry(server);
}
