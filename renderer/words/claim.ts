import type { TFunction } from 'i18next';
import type { ClaimName } from '../../protocol/xbl-claims.ts';
import { enSignIn } from '../locales/en-sign-in.ts';

const isKnown = (name: string): name is ClaimName => Object.hasOwn(enSignIn.claim, name);

/** What a token's claim is called; one that nobody here knows, by its own name. */
export const claimText = (t: TFunction, name: string): string => (isKnown(name) ? t(`claim.${name}`) : name);
