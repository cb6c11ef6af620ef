declare global {
  interface JSON {
    /** What `stringify` writes as it stands; in the language since 2025, in TypeScript's libraries not yet. */
    rawJSON(text: string): object;
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
