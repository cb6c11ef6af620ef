/** 107 is what clients send today; 105 is what the published captures and most of the documentation show. */
export type ContractVersion = 105 | 107;

/** Conditions of a call, in the service's terms: an ETag as it came, quotes included, or `*`. */
export type Conditions = { ifMatch?: string; ifNoneMatch?: string };

/** Headers that Microsoft's client sends with every call [wire]; the signer adds Authorization and Signature. */
export const callHeaders = (
  contractVersion: ContractVersion,
  body: string,
  { ifMatch, ifNoneMatch }: Conditions = {},
): Record<string, string> => ({
  'Accept-Language': 'en-US',
  'User-Agent': 'Beckon',
  'x-xbl-contract-version': String(contractVersion),
  ...(body !== '' && { 'Content-Type': 'application/json; charset=utf-8' }),
  ...(ifMatch !== undefined && { 'If-Match': ifMatch }),
  ...(ifNoneMatch !== undefined && { 'If-None-Match': ifNoneMatch }),
});

/** The value of a header, whatever the case of its name; null when it is missing. */
export const headerOf = (headers: [name: string, value: string][], name: string): string | null =>
  headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? null;

/** No pause is longer: what asks for more, no person would wait for, and there may be no date for it. */
const LONGEST_PAUSE_MS = 24 * 60 * 60_000;

/**
 * `Retry-After` in milliseconds from `now`: seconds or an HTTP date, a day at most. Null when missing or unreadable.
 */
export const retryAfterMs = (value: string | null, now: number): number | null => {
  const text = value?.trim() ?? '';
  const isSeconds = /^\d+(\.\d+)?$/.test(text);
  const ms = isSeconds ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_PAUSE_MS);
};
