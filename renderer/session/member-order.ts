import type { SessionDocument } from '../../protocol/document.ts';
import { membersInOrder, type PlacedMember } from '../../protocol/members.ts';

/** In the order of the document's linked list, or with one's own member before it. */
export const orderedMembers = (
  document: SessionDocument,
  you: string,
  order: 'document' | 'me-first',
): PlacedMember[] => {
  const members = membersInOrder(document);
  if (order === 'document') return members;
  const isMe = ({ member }: PlacedMember): boolean => member.constants.system.xuid === you;
  return [...members.filter(isMe), ...members.filter((member) => !isMe(member))];
};
