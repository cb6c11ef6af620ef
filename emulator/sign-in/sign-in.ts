import type { IncomingMessage } from 'node:http';
import { readJson, readText } from '../http/body.ts';
import { type Answer, refuse } from '../rules/answer.ts';
import { beginAuthorize, chooseAuthorize } from './authorize.ts';
import { type AccountParts, beginDeviceCode, giveToken } from './microsoft-account.ts';
import type { SignInStep } from './paths.ts';
import { sisuTokens, titleEndpoints } from './sisu.ts';
import { deviceToken, titleToken, userToken, type XboxParts, xstsToken } from './xbox-tokens.ts';

export type SignInParts = AccountParts & XboxParts;

/**
 * The sign-in chain: a Microsoft account in a browser or by device code, then user, device, title and XSTS token. The
 * Signature header and proof keys are taken and not checked. Throws a `Refusal`.
 */
export const createSignIn =
  (parts: SignInParts) =>
  async (step: SignInStep, request: IncomingMessage): Promise<Answer> => {
    if (step === 'authorize' && request.method === 'GET') return beginAuthorize(parts, queryOf(request));
    if (step === 'link') return { status: 200, text: howToComplete(parts.url()) };
    if (step === 'endpoints') return titleEndpoints(request.method, parts.url());
    if (request.method !== 'POST')
      return refuse(405, `The method ${request.method} is not supported here: use POST.`);
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
        return deviceToken(parts, await readJson(request));
      case 'title':
        return titleToken(parts, await readJson(request));
      case 'xsts':
        return xstsToken(parts, await readJson(request));
      case 'sisu':
        return sisuTokens(parts, await readJson(request));
    }
  };

const queryOf = ({ url = '/' }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '');

const howToComplete = (url: string): string =>
  `A sign-in at the emulator is completed on Beckon's Emulator page, or by a script that has its key:\n\n` +
  `  curl -X POST -H "x-emulator-key: KEY" -d '{"userCode":"CODE"}' ${url}/_emulator/players/XUID/sign-in\n`;
