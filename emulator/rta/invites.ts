import type { Fields } from '../../protocol/merge.ts';
import type { StoredHandle, Who } from '../rules/stored.ts';

/** An invite as its player's connection is told of it. */
export type Delivery = { readonly xuid: string; readonly titleId: string; readonly data: Fields };

/**
 * The notification of a new invite, in the form that Microsoft's client reads; null for another handle, and
 * for a session without `inviteProtocol`, which shows no toasts (docs).
 */
export const inviteDelivery = ({ type, body, invitedXuid }: StoredHandle, sender: Who): Delivery | null => {
  const { inviteAttributes, inviteProtocol } = body;
  if (type !== 'invite' || invitedXuid === null || inviteProtocol === undefined) return null;
  const inviteInfo = {
    sender: sender.gamertag,
    senderModernGamertag: sender.gamertag,
    senderModernGamertagSuffix: '',
    senderUniqueModernGamertag: sender.gamertag,
    senderImageUrl: '',
  };
  const context = { context: '', ...Object(inviteAttributes) };
  return {
    xuid: invitedXuid,
    titleId: String(context.titleId ?? sender.titleId),
    data: { inviteHandle: { ...body, inviteAttributes: context, inviteInfo } },
  };
};
