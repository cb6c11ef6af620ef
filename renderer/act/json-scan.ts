/** An object or array that is open where the scan stands. */
type Level = {
  kind: 'object' | 'array';
  /** Of the entry that the scan is in. */
  name: string;
  /** Names that the object has so far. */
  names: string[];
  next: 'name' | 'value' | 'comma';
};

type Range = { from: number; to: number };

const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

const unquoted = (token: string): string => {
  try {
    return String(JSON.parse(token));
  } catch {
    return token.replace(/^"|"$/g, ''); // not finished yet
  }
};

const pathOf = (levels: readonly Level[]): string[] => levels.map(({ name }) => name);

/** Reads JSON as far as it goes, be it finished or not. */
const scan = (text: string, seen?: (path: string[], range: Range) => void): Level[] => {
  const levels: Level[] = [];
  const valueEnds = () => {
    const top = levels.at(-1);
    if (top) top.next = 'comma';
  };
  for (const { 0: token, index: from } of text.matchAll(TOKEN)) {
    const top = levels.at(-1);
    const range = { from, to: from + token.length };
    if (token === '{') {
      if (top?.kind === 'array') seen?.(pathOf(levels), range);
      levels.push({ kind: 'object', name: '', names: [], next: 'name' });
    } else if (token === '[') {
      levels.push({ kind: 'array', name: '0', names: [], next: 'value' });
    } else if (token === '}' || token === ']') {
      levels.pop();
      valueEnds();
    } else if (token === ':') {
      if (top) top.next = 'value';
    } else if (token === ',') {
      if (top?.kind === 'array') top.name = String(Number(top.name) + 1);
      if (top) top.next = top.kind === 'object' ? 'name' : 'value';
    } else if (top?.next === 'name') {
      top.name = unquoted(token);
      top.names.push(top.name);
      seen?.(pathOf(levels), range);
      top.next = 'comma';
    } else {
      if (top?.kind === 'array') seen?.(pathOf(levels), range);
      valueEnds();
    }
  }
  return levels;
};

/** What is being typed: a name in the object at `path`, or the value at `path`; from where on it is replaced. */
export type JsonPlace = { kind: 'name' | 'value'; path: string[]; from: number; taken: readonly string[] };

/** What somebody types at `at`; null where neither a name nor a value can stand. */
export const jsonPlace = (text: string, at: number): JsonPlace | null => {
  const before = text.slice(0, at);
  const last = before.match(TOKEN)?.at(-1) ?? '';
  const isOpen = before.endsWith(last) && (/^"(?:[^"\\]|\\.)*$/s.test(last) || /^[^"{}[\],:]/.test(last));
  const from = isOpen ? at - last.length : at;
  const levels = scan(before.slice(0, from));
  const top = levels.at(-1);
  if (!top || top.next === 'comma') return null;
  if (top.next === 'value') return { kind: 'value', path: pathOf(levels), from, taken: [] };
  return { kind: 'name', path: pathOf(levels.slice(0, -1)), from, taken: top.names };
};

/** Where each field's name, and each item of an array, stands in a text; by the path with dots. */
export const rangesIn = (text: string): ReadonlyMap<string, Range> => {
  const ranges = new Map<string, Range>();
  scan(text, (path, range) => ranges.set(path.join('.'), range));
  return ranges;
};
