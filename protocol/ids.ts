import { z } from 'zod';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A GUID as the service writes it, in either letter case: the change channel lower-cases it, so it is compared without case. */
export const Guid = z.string().regex(GUID, 'is not a GUID');

export const isGuid = (text: string): boolean => GUID.test(text);

/**
 * A title's MSA App ID, `<MSAAppId>` of its MicrosoftGame.config: by it live.com knows the title. Documented as
 * typically 16 characters; every public one has 16 hex digits (gophertunnel, prismarine-auth). [docs] [community]
 */
export const isMsaAppId = (text: string): boolean => /^[0-9a-f]{16}$/i.test(text);

/** As which program somebody signs in: an app registration of his own, or his title itself. */
export const isClientId = (text: string): boolean => isGuid(text) || isMsaAppId(text);

/** GUIDs, SCIDs, template and session names are compared without case. */
export const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const MAX_U64 = 2n ** 64n - 1n;

/** True for an unsigned 64-bit decimal. Kept as text everywhere: a JavaScript number loses digits of it. */
export const isXuid = (text: string): boolean => /^[0-9]{1,20}$/.test(text) && BigInt(text) <= MAX_U64;

/** A player's Xbox user id: a decimal string, never a number. */
export const Xuid = z.string().refine(isXuid, 'is not an unsigned 64-bit decimal');
export type Xuid = z.infer<typeof Xuid>;

/** RETAIL, XDKS.1 and the like; which ones there are is known to their publishers alone. */
export const isSandboxId = (text: string): boolean => /^[A-Za-z0-9_-]{1,32}(\.\d{1,6})?$/.test(text);

/** `decafbad` → `3737844653`: 8 hex digits, as in a scheme, to the decimal string that is used on the wire. */
export const titleIdFromHex = (hex: string): string => Number.parseInt(hex, 16).toString(10);

/** `3737844653` → `decafbad`: lower case, zero-padded to 8 digits, as in a scheme. */
export const titleIdToHex = (decimal: string): string => Number(decimal).toString(16).padStart(8, '0');
