declare global {
  interface JSON {
    /** What `stringify` writes as it stands; in the language since 2025, in TypeScript's libraries not yet. */
    rawJSON(text: string): object;
    isRawJSON(value: unknown): boolean;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

/** Only a text like this can hold a number of so many digits that a double may not have them all. */
const MANY_DIGITS = /[:,[]\s*-?\d[\d.]{15}/;

/**
 * JSON as it was written, digit by digit: a number that a double would round stays its text, which `JSON.stringify`
 * writes again. Games keep 64-bit ids in custom properties. Throws as `JSON.parse` does.
 */
export const parseJson = (text: string): unknown =>
  MANY_DIGITS.test(text) ? JSON.parse(text, exact) : JSON.parse(text);

const exact = (_key: string, value: unknown, { source }: { readonly source?: string }): unknown =>
  typeof value === 'number' && Number.isFinite(value) && source !== undefined && isRounded(value, source)
    ? JSON.rawJSON(source)
    : value;

const isRounded = (value: number, source: string): boolean => source.length > 15 && String(value) !== source;

/** A number that `parseJson` kept as its text: an object by its type, a leaf by what it means. */
export const isExactNumber = (value: unknown): value is { readonly rawJSON: string } =>
  // It has no prototype, and to ask for that takes less time: this is asked of every object.
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === null &&
  JSON.isRawJSON(value);

/** The one key of what stands for such a number between processes, which can't pass the number itself. */
const MARK = '\u0000digits';

/** As JSON writes one. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

const mapped = (value: unknown, leaf: (value: object) => unknown): unknown => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const other = leaf(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) {
    const items = value.map((item) => mapped(item, leaf));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  let isSame = true;
  const fields = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const now = mapped(inner, leaf);
    isSame &&= now === inner;
    return [key, now];
  });
  return isSame ? value : Object.fromEntries(fields);
};

/**
 * The same value in a form that one process can pass to another; `unpacked` there makes it what it was. What holds no
 * such number is given back as it is.
 */
export const packed = <T>(value: T): T =>
  mapped(value, (one) => (isExactNumber(one) ? { [MARK]: one.rawJSON } : undefined)) as T;

export const unpacked = <T>(value: T): T =>
  mapped(value, (one) => {
    const digits: unknown = MARK in one ? one[MARK] : undefined;
    return typeof digits === 'string' && NUMBER.test(digits) ? JSON.rawJSON(digits) : undefined;
  }) as T;
