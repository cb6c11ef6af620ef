import { isGuid, isXuid, titleIdFromHex } from './ids.ts';
import { linkProblem } from './link-problems.ts';
import { ROUTES, type Route } from './link-routes.ts';
import { lowerAscii, type QueryPiece, splitLink, splitQuery } from './link-text.ts';
import type { ActivationLink, LinkProblem, LinkScheme, ParsedLink } from './link-types.ts';

export { isOurScheme } from './link-text.ts';
export type { ActivationLink, LinkProblem, LinkScheme, ParsedLink } from './link-types.ts';

/**
 * Reads an activation link. Never throws. Blanks around the text, as pasted text has them, are taken off;
 * everything else must be exact. Hosts are compared without case, as Microsoft's client does, and so are
 * the names of known parameters: `Handle=` can mean nothing else, and beside `handle=` it is the same key
 * twice rather than a second opinion that another program might follow.
 */
export const parseActivationLink = (text: string): ParsedLink => {
  const parts = splitLink(text);
  if ('code' in parts) return refused(parts);
  const routes = ROUTES.filter((route) => sameName(route.host, parts.host));
  const [first] = routes;
  if (first === undefined) return refused(linkProblem('unknown-host', parts.host || text.trim()));

  const pieces = splitQuery(parts.query);
  if ('code' in pieces) return refused(pieces);
  const route = routes.find((one) => hasRequired(one, pieces)) ?? first;
  const read = readParameters(route, pieces);
  if ('code' in read) return refused(read);
  // Last, for a handle with a switch behind it is better called no GUID. A blank is %20 in a URL; a bare one
  // may also part two links that were pasted together.
  const blank = parts.query.search(/\s/);
  if (blank >= 0) return refused(linkProblem('not-a-url', parts.query.slice(blank)));

  return {
    ok: true,
    // The table's fields are held against the type of each kind by the compiler (`Route`), and required
    // ones by `readParameters`; only putting them together is beyond it.
    link: {
      kind: route.kind,
      scheme: linkScheme(parts.scheme),
      ...(route.kind === 'retired' && { host: route.host }),
      ...read.fields,
      extra: read.extra,
    } as ActivationLink,
  };
};

/** A link as the system would send it, from the same table. Throws `UnwritableLink` where the result could not be read back. */
export const formatActivationLink = (link: ActivationLink): string => {
  const route = ROUTES.find(
    (one) => one.kind === link.kind && (link.kind !== 'retired' || one.host === link.host),
  );
  if (route === undefined) throw new UnwritableLink(linkProblem('unknown-host', link.kind));
  const values = new Map<string, unknown>(Object.entries(link));
  const known = route.parameters.flatMap(({ name, field }): [string, string][] => {
    const value = values.get(field);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const clash = link.extra.find(([name]) => parameterOf(route, name));
  if (clash) throw new UnwritableLink(linkProblem('key-twice', clash.join('=')));

  const query = [...known, ...link.extra].map((pair) => pair.map(encodeOnce).join('=')).join('&');
  // In the sightings a title's own scheme has a slash before the question mark, and the shared one has none.
  const slash = link.scheme.titleId === null ? '' : '/';
  const text = `${link.scheme.name}://${route.host}${slash}${query && `?${query}`}`;
  const back = parseActivationLink(text);
  if (!back.ok) throw new UnwritableLink(back.problem);
  return text;
};

/** A link with a part that no link may have: a handle that is no GUID, a control character, too long altogether. */
export class UnwritableLink extends Error {
  override readonly name = 'UnwritableLink';
  readonly problem: LinkProblem;

  constructor(problem: LinkProblem) {
    super(problem.part === undefined ? problem.sentence : `${problem.sentence} (${problem.part})`);
    this.problem = problem;
  }
}

/** `ms-xbl-decafbad` with the title id that its hex digits say. Takes one of our schemes only. */
export const linkScheme = (name: string): LinkScheme => {
  const lower = lowerAscii(name);
  const hex = /^ms-xbl-([0-9a-f]{8})$/.exec(lower)?.[1];
  return { name: lower, titleId: hex === undefined ? null : titleIdFromHex(hex) };
};

const refused = (problem: LinkProblem): ParsedLink => ({ ok: false, problem });

type Parameter = Route['parameters'][number];

const parametersOf = (route: Route): readonly Parameter[] => route.parameters;

const sameName = (one: string, other: string): boolean =>
  one === other || (one.length === other.length && lowerAscii(one) === lowerAscii(other));

const parameterOf = (route: Route, name: string): Parameter | undefined =>
  parametersOf(route).find((one) => sameName(one.name, name));

const hasRequired = (route: Route, pieces: QueryPiece[]): boolean =>
  parametersOf(route).every(
    ({ name, missing }) =>
      missing === undefined || pieces.some((piece) => sameName(piece.name, name) && piece.value !== ''),
  );

type Read = { fields: Record<string, string>; extra: [string, string][] };

const readParameters = (route: Route, pieces: QueryPiece[]): Read | LinkProblem => {
  const fields: Record<string, string> = {};
  const extra: [string, string][] = [];
  for (const { name, value, text } of pieces) {
    const parameter = parameterOf(route, name);
    if (parameter === undefined) {
      extra.push([name, value]);
      continue;
    }
    if (fields[parameter.field] !== undefined) return linkProblem('key-twice', text);
    fields[parameter.field] = value;
  }
  // What is required first: of two faults, the one in the handle is the one that matters.
  const parameters = parametersOf(route).toSorted(
    (one, other) => Number(!one.missing) - Number(!other.missing),
  );
  for (const { name, field, value, missing } of parameters) {
    const text = fields[field];
    if (missing && !text) return linkProblem(missing);
    if (text === undefined) continue;
    if (value === 'guid' && !isGuid(text)) return linkProblem('handle-not-guid', text);
    if (value === 'xuid' && !isXuid(text)) return linkProblem('bad-xuid', `${name}=${text}`);
  }
  return { fields, extra };
};

/** Half a surrogate pair can't be escaped: it becomes a `%` that reading back refuses as a broken escape. */
const encodeOnce = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%');
