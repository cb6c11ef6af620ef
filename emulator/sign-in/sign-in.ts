import type { IncomingMessage } from 'node:http';
import { readJson, readText, textRead } from '../http/body.ts';
import { type Answer, Refusal, refuseMethod } from '../rules/answer.ts';
import { beginAuthorize, chooseAuthorize } from './authorize.ts';
import { type AccountParts, beginDeviceCode, giveToken } from './microsoft-account.ts';
import type { SignInStep } from './paths.ts';
import { isSigned, MOST_SIGNED, type ProofKey, signatureProblem } from './request-signature.ts';
import { sisuTokens, titleEndpoints } from './sisu.ts';
import { deviceToken, type Signed, titleToken, userToken, type XboxParts, xstsToken } from './xbox-tokens.ts';

export type SignInParts = AccountParts & XboxParts;

/**
 * The sign-in chain: a Microsoft account in a browser or by device code, then user, device, title and XSTS token. A
 * signature that is there is checked; when strict, it must be there where a device takes part. Throws a `Refusal`.
 */
export const createSignIn =
  (parts: SignInParts) =>
  async (step: SignInStep, request: IncomingMessage): Promise<Answer> => {
    if (step === 'authorize' && request.method === 'GET') return beginAuthorize(parts, queryOf(request));
    if (step === 'link') return { status: 200, text: howToComplete(parts.url()) };
    if (step === 'endpoints') return titleEndpoints(request.method, parts.url());
    if (request.method !== 'POST') return refuseMethod(request.method, ['POST']);
    const signed: Signed = (key) => assertSigned(parts, request, key);
    switch (step) {
      case 'authorize':
        return chooseAuthorize(parts, new URLSearchParams(await readText(request)));
      case 'device-code':
        return beginDeviceCode(parts, new URLSearchParams(await readText(request)));
      case 'token':
        return giveToken(parts, new URLSearchParams(await readText(request)));
      case 'user':
        return userToken(parts, await readJson(request));
      case 'device':
        return deviceToken(parts, await readJson(request), signed);
      case 'title':
        return titleToken(parts, await readJson(request), signed);
      case 'xsts':
        return xstsToken(parts, await readJson(request), signed);
      case 'sisu':
        return sisuTokens(parts, await readJson(request), signed);
    }
  };

/** What a wrong signature is refused with. docs, of the service's own token */
const assertSigned = (
  { strict, now }: SignInParts,
  request: IncomingMessage,
  key: ProofKey | undefined,
): void => {
  if (!key || (!strict && !isSigned(request))) return;
  const limits = { now: now(), mostBody: MOST_SIGNED.signIn };
  const because = signatureProblem(request, textRead(request) ?? '', key, limits);
  if (because !== null) throw new Refusal({ status: 403, because });
};

const queryOf = ({ url = '/' }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

const howToComplete = (url: string): string =>
  `A sign-in at the emulator is completed on Beckon's Emulator page, or by a script that has its key:\n\n` +
  `  curl -X POST -H "x-emulator-key: KEY" -d '{"userCode":"CODE"}' ${url}/_emulator/players/XUID/sign-in\n`;
