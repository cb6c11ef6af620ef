import { refuse } from './answer.ts';

/** What a search looks at: one value, or a list of them, for a path such as `numbers/skill` or `tags`. */
export type Searched = (path: string) => unknown;
/** True for what the filter lets through. */
export type Filter = (searched: Searched) => boolean;

/**
 * Reads the filter of a search: the part of OData's language that the documentation of session browse names:
 * `eq ne gt ge lt le`, `and`, one `or`, `tolower(…)` and `path/any(d:…)`; and brackets around any of it, and
 * blanks in a path, as clients write them. Values are compared as the service keeps them, in lower case. 400 with
 * the place where it is not understood.
 */
export const parseFilter = (text: string): Filter => disjunction(tokensOf(text), text);

const disjunction = (tokens: string[], text: string): Filter => {
  const [left, right, ...more] = splitAt(tokens, 'or').map(conjunction);
  if (more.length > 0) fail(text, 'only one `or` is taken');
  if (!left) return fail(text, 'it is empty');
  return right ? (searched) => left(searched) || right(searched) : left;
};

/** Reads `path asc` or `path desc`. */
export const parseOrder = (text: string): ((one: Searched, other: Searched) => number) => {
  const [, path, direction = 'asc'] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  if (path === undefined) return refuse(400, `The request is not valid: 'orderBy': '${text}' is no order.`);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return (one, other) => sign * order(kept(one(path)), kept(other(path)));
};

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?(?![\w/]))|([\w-]+(?:\s*\/\s*[\w.-]+)*)|([():]))/y;

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) return fail(text, `'${text.slice(at, at + 20)}' is not understood`);
    const [all, quoted] = token;
    tokens.push(quoted ?? all.replace(/\s/g, ''));
  }
  return tokens;
};

const splitAt = (tokens: string[], word: string): string[][] => {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth === 0 && token.toLowerCase() === word) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
};

const conjunction = (tokens: string[]): Filter => {
  const all = splitAt(tokens, 'and').map(condition);
  return (searched) => all.every((each) => each(searched));
};

const condition = (tokens: string[]): Filter => {
  const text = tokens.join(' ');
  if (isBracketed(tokens)) return disjunction(tokens.slice(1, -1), text);
  const any = tokens.findIndex((token, at) => /\/any$/i.test(token) && tokens[at + 1] === '(');
  if (any === 0) return anyOf(tokens);
  const [operand, comparing, literal] = withoutLower(tokens);
  if (!operand || !comparing || literal === undefined) return fail(text, 'it is no comparison');
  const compare = comparison(comparing, literal, text);
  return (searched) => compare(kept(searched(operand)));
};

/** The bracket that it begins with is the one that it ends with. */
const isBracketed = (tokens: string[]): boolean => {
  let depth = 0;
  if (tokens.length < 3) return false;
  return tokens.every((token, at) => {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    return depth > 0 || (depth === 0 && at === tokens.length - 1 && token === ')');
  });
};

/** `tags/any(d:tolower(d) eq 'x')`, also followed by `eq true`. With `ne`: that none of them is. docs */
const anyOf = (tokens: string[]): Filter => {
  const text = tokens.join(' ');
  const [name = '', , variable, colon, ...rest] = tokens;
  const end = rest.lastIndexOf(')');
  const [operand, comparing = '', literal] = withoutLower(rest.slice(0, end));
  const after = rest.slice(end + 1).map((token) => token.toLowerCase());
  const wanted = after.length === 0 || after.join(' ') === 'eq true';
  if (
    colon !== ':' ||
    operand !== variable ||
    literal === undefined ||
    (!wanted && after.join(' ') !== 'eq false')
  )
    return fail(text, 'it is no condition on a list');
  const compare = comparison(comparing, literal, text);
  const path = name.slice(0, -'/any'.length);
  return (searched) => {
    const found = searched(path);
    const values: unknown[] = Array.isArray(found) ? found : [];
    const holds = comparing.toLowerCase() === 'ne' ? values.every(each) : values.some(each);
    return holds === wanted;
  };
  function each(value: unknown): boolean {
    return compare(kept(value));
  }
};

const withoutLower = (tokens: string[]): string[] => {
  const [lower, open, operand, close, ...rest] = tokens;
  if (lower?.toLowerCase() !== 'tolower' || open !== '(' || close !== ')' || operand === undefined)
    return tokens;
  return [operand, ...rest];
};

const COMPARISONS: Record<string, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

const comparison = (word: string, literal: string, text: string): ((value: unknown) => boolean) => {
  const holds = COMPARISONS[word.toLowerCase()];
  if (!holds) return fail(text, `'${word}' is no comparison`);
  const wanted = literalOf(literal);
  if (wanted === undefined) return fail(text, `'${literal}' is no value`);
  return (value) => holds(order(value, wanted));
};

const literalOf = (token: string): string | number | boolean | undefined => {
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
  return Number.isNaN(Number(token)) ? undefined : Number(token);
};

/** Texts are kept in lower case. docs */
const kept = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** NaN where two values can't be compared: then nothing holds but `ne`. */
const order = (one: unknown, other: unknown): number => {
  if (one === other) return 0;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : 1;
  return Number.NaN;
};

const fail = (text: string, why: string): never =>
  refuse(400, `The request is not valid: 'filter': ${why}: ${text.slice(0, 100)}.`);
