import { isMsaAppId } from '../../protocol/ids.ts';
import type { Way } from './view.ts';

/** The ways that there are to sign in with a client ID; with a title's own there is no way through a browser here. */
export const waysWith = (clientId: string): readonly Way[] =>
  isMsaAppId(clientId) ? ['device-code'] : ['browser', 'device-code'];

/** The one that was chosen, where there is such a way. */
export const wayAmong = (ways: readonly Way[], chosen: Way): Way =>
  ways.includes(chosen) ? chosen : 'device-code';
