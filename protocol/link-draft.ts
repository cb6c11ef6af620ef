import { z } from 'zod';
import { parseActivationLink } from './link.ts';
import { ROUTES } from './link-routes.ts';

/** Hosts of the routes, each once, in the order of the table. */
export const LINK_HOSTS = [...new Set(ROUTES.map(({ host }) => host))];

/**
 * A link that is being composed. Unlike an `ActivationLink` it may be wrong in any way, for wrong links are tried
 * as well: `draftText` writes it all the same, and the parser says what it thinks of the text.
 */
export const LinkDraft = z.object({
  host: z.string(),
  /** `ms-xbl-decafbad`, or what else is to be tried. */
  scheme: z.string(),
  /** By the parameter's name on the wire; an empty value is left out. */
  values: z.record(z.string(), z.string()),
  /** Further parameters, in their order. */
  extra: z.array(z.tuple([z.string(), z.string()])),
});
export type LinkDraft = z.infer<typeof LinkDraft>;

/** What a form for this host asks for: the parameters of its first route. */
export const fieldsOf = (
  host: string,
): { name: string; value: 'guid' | 'xuid' | 'text'; required: boolean }[] => {
  const route = ROUTES.find((one) => one.host === host);
  return (route?.parameters ?? []).map(({ name, value, ...more }) => ({
    name,
    value,
    required: 'missing' in more && more.missing !== undefined,
  }));
};

/** The link as the system would write it, of whatever the draft holds. */
export const draftText = ({ host, scheme, values, extra }: LinkDraft): string => {
  const known = fieldsOf(host).flatMap(({ name }): [string, string][] => {
    const value = values[name] ?? '';
    return value === '' ? [] : [[name, value]];
  });
  const query = [...known, ...extra].map((pair) => pair.map(encoded).join('=')).join('&');
  // As in the sightings: a title's own scheme has a slash before the question mark, the shared one none.
  const slash = scheme === 'ms-xbl-multiplayer' ? '' : '/';
  return `${scheme}://${host}${slash}${query && `?${query}`}`;
};

/** The draft that writes a good link again; null for a link that the parser refuses. */
export const draftOf = (text: string): LinkDraft | null => {
  const parsed = parseActivationLink(text);
  if (!parsed.ok) return null;
  const { link } = parsed;
  const fields = new Map<string, unknown>(Object.entries(link));
  const route = ROUTES.find(
    ({ kind, host }) => kind === link.kind && (link.kind !== 'retired' || host === link.host),
  );
  if (!route) return null;
  const values = Object.fromEntries(
    route.parameters.flatMap(({ name, field }): [string, string][] => {
      const value = fields.get(field);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return { host: route.host, scheme: link.scheme.name, values, extra: link.extra };
};

/** Half a surrogate pair can't be escaped; the parser refuses the `%` in its place. */
const encoded = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%');
