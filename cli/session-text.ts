import type { SessionDocument } from '../protocol/document.ts';
import { hostOf, memberState, membersInOrder } from '../protocol/members.ts';
import type { SessionRef } from '../protocol/session-ref.ts';
import { visibleText } from '../protocol/visible-text.ts';
import { rowsText } from './terminal.ts';

/** A joined session in a few lines: which it is, where it stands, who is in it. */
export const sessionText = (joined: {
  ref: SessionRef;
  document: SessionDocument;
  player: string;
  left: boolean;
}): string => {
  const { ref, document, player, left } = joined;
  const host = hostOf(document)?.index;
  const members = membersInOrder(document).map(({ index, member }) => {
    const { xuid } = member.constants.system;
    const name = member.gamertag ?? xuid ?? 'unknown';
    const marks = [memberState(member), index === host && 'host', xuid === player && 'you'];
    return `${index.padStart(3)}  ${visibleText(name)}  ${marks.filter(Boolean).join(', ')}\n`;
  });
  const { maxMembersCount, visibility } = document.constants.system;
  const rows = rowsText([
    ['session', `${ref.templateName}/${ref.name}`],
    ['scid', ref.scid],
    ['change', String(document.changeNumber ?? 'unknown')],
    ['members', `${members.length}${maxMembersCount === undefined ? '' : ` of ${maxMembersCount}`}`],
    ...(visibility === undefined ? [] : [['visibility', visibility] satisfies [string, string]]),
  ]);
  return `joined${left ? ', and left again' : ''}\n${rows}${members.join('')}`;
};
