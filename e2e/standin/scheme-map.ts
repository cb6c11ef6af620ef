/**
 * Chromium serves only the schemes that it knows. A scheme of the program's own is therefore mapped to an origin
 * that cannot exist on any network: `app://beckon/index.html` is `https://beckon.app.invalid/index.html` inside
 * Chromium. What the program is told is always the first form.
 */
const standard = new Set<string>();

export const addStandardScheme = (scheme: string): void => {
  standard.add(scheme.toLowerCase());
};

export const isStandardScheme = (scheme: string): boolean => standard.has(scheme);

export function toChromium(url: string): string {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || rest === undefined || !standard.has(scheme.toLowerCase())) return url;
  const at = rest.search(/[/?#]/);
  const host = at < 0 ? rest : rest.slice(0, at);
  return `https://${host}.${scheme.toLowerCase()}.invalid${at < 0 ? '/' : rest.slice(at)}`;
}

export function fromChromium(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(.*)$/s.exec(url) ?? [];
  return scheme !== undefined && standard.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** The patterns of the Fetch domain for everything that the program serves itself. */
export const servedPatterns = (): string[] => [...standard].map((scheme) => `https://*.${scheme}.invalid/*`);

/** A Content-Security-Policy says `app:` and `app://host` of the program's own scheme. */
export function policyForChromium(policy: string): string {
  return policy.replace(/[^\s;,]+/g, (source) => {
    const [, scheme] = /^([a-z][a-z0-9+.-]*):$/i.exec(source) ?? [];
    if (scheme !== undefined && standard.has(scheme.toLowerCase()))
      return `https://*.${scheme.toLowerCase()}.invalid`;
    return source.includes('://') ? toChromium(source).replace(/\/$/, '') : source;
  });
}
