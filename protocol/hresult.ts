import type { CauseCode } from './status-texts.ts';

/** What a Windows result code says, as far as Xbox services use it. */
export type Hresult = {
  /** `0x80190194`: upper-case digits, as Microsoft writes them. */
  code: string;
  /** The symbol, where it has one. */
  name?: string;
  /** Plain English. */
  meaning: string;
  /** The HTTP status that it stands for. */
  status?: number;
  /** The cause that it names, a key of `causes` in `status-texts.ts`. */
  cause?: CauseCode;
};

type Known = Omit<Hresult, 'code'>;

/** From Microsoft's list of Xbox Live result codes, its sign-in troubleshooting page, and the sign-in chain's XErr. */
const KNOWN: Record<number, Known> = {
  2147500033: { name: 'E_NOTIMPL', meaning: 'not implemented' },
  2147500034: { name: 'E_NOINTERFACE', meaning: 'no such interface' },
  2147500035: { name: 'E_POINTER', meaning: 'a pointer is null' },
  2147500036: { name: 'E_ABORT', meaning: 'the call was called off' },
  2147500037: { name: 'E_FAIL', meaning: 'failed, no reason given' },
  2147483658: { name: 'E_PENDING', meaning: 'the data is not there yet' },
  2147549183: { name: 'E_UNEXPECTED', meaning: 'called at the wrong time, or in an unexpected state' },
  2147942405: { name: 'E_ACCESSDENIED', meaning: 'access denied' },
  2147942414: { name: 'E_OUTOFMEMORY', meaning: 'out of memory' },
  2147942450: {
    name: 'E_NOT_SUPPORTED',
    meaning: 'not supported here; a loose or editor build of a title can’t register for invites',
  },
  2147942487: { name: 'E_INVALIDARG', meaning: 'an argument is invalid' },
  2147942522: { name: 'E_NOT_SUFFICIENT_BUFFER', meaning: 'the buffer is too small' },
  2148916227: { meaning: 'the account is banned or suspended', cause: 'account-banned' },
  2148916229: { meaning: 'a guardian restricts online play', cause: 'account-child' },
  2148916233: { meaning: 'the account has no Xbox profile', cause: 'account-not-set-up' },
  2148916234: { meaning: 'the terms of service were not accepted', cause: 'account-not-set-up' },
  2148916235: { meaning: 'the account’s region is not served', cause: 'account-region' },
  2148916236: { meaning: 'proof of age is needed', cause: 'account-child' },
  2148916237: { meaning: 'the play time is used up', cause: 'account-play-time' },
  2148916238: { meaning: 'a child account must be in a family', cause: 'account-child' },
  2148916242: { meaning: 'the account does not belong to this sandbox', cause: 'wrong-sandbox' },
  2279407621: { meaning: 'the title is unknown to the service', cause: 'unknown-title' },
  2279407630: { meaning: 'the title is not authorized', cause: 'title-not-authorized' },
};

const STATUS_NAMES: Record<number, string> = {
  400: 'HTTP_E_STATUS_BAD_REQUEST',
  401: 'HTTP_E_STATUS_DENIED',
  403: 'HTTP_E_STATUS_FORBIDDEN',
  404: 'HTTP_E_STATUS_NOT_FOUND',
  405: 'HTTP_E_STATUS_BAD_METHOD',
  409: 'HTTP_E_STATUS_CONFLICT',
  410: 'HTTP_E_STATUS_GONE',
  412: 'HTTP_E_STATUS_PRECOND_FAILED',
  503: 'HTTP_E_STATUS_SERVICE_UNAVAIL',
};

/** Severity "error" with one of the facilities that tell where it is from. */
const HTTP_FACILITY = 0x8019;
const WINDOWS_FACILITY = 0x8007;

/**
 * Decodes a result code as people have it at hand: `0x80190194`, `80190194` (hex), `2148073876`,
 * `-2145844844`. Of codes 0x8019xxxx the low 16 bits are the HTTP status. Null for what is no failing HRESULT.
 */
export const describeHresult = (code: string | number): Hresult | null => {
  const value = numberOf(code);
  if (value === null || value < 0x80000000 || value > 0xffffffff) return null;
  const written = `0x${value.toString(16).toUpperCase()}`;
  const known = KNOWN[value];
  if (known) return { code: written, ...known };
  const [facility, low] = [Math.floor(value / 0x10000), value % 0x10000];
  if (facility === HTTP_FACILITY) {
    const name = STATUS_NAMES[low];
    return { code: written, ...(name && { name }), meaning: `the service answered HTTP ${low}`, status: low };
  }
  if (facility === WINDOWS_FACILITY) return { code: written, meaning: `Windows error ${low}` };
  return { code: written, meaning: 'not a code that Beckon knows' };
};

const numberOf = (code: string | number): number | null => {
  if (typeof code === 'number') return Number.isInteger(code) ? unsigned(code) : null;
  const text = code.trim();
  if (/^(0x)?[0-9a-f]{8}$/i.test(text)) return Number.parseInt(text.replace(/^0x/i, ''), 16);
  return /^-?[0-9]{1,10}$/.test(text) ? unsigned(Number(text)) : null;
};

const unsigned = (value: number): number => (value < 0 ? value + 0x100000000 : value);

/** The first result code in a text; null when there is none that says anything. */
export const hresultIn = (text: string): Hresult | null => {
  const code = /\b0x8[0-9a-f]{7}\b/i.exec(text)?.[0] ?? /"XErr"\s*:\s*(\d{10})/i.exec(text)?.[1];
  return code === undefined ? null : describeHresult(code);
};
