import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../protocol/document.ts';
import { useMirror } from '../store/store.ts';
import { titleHex, titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import { MemberBadges } from './member-badges.tsx';
import { MemberStateMark } from './member-state-mark.tsx';
import styles from './members.module.css';

/** Height of a row in pixels. */
export const MEMBER_ROW = 36;

type MemberRowProps = {
  index: string;
  member: Member;
  isHost: boolean;
  isYou: boolean;
  isAlsoHere: boolean;
  isSelected: boolean;
  onSelect(index: string): void;
  /** Row number in the table, its head being 1. */
  at: number;
};

export const memberRowId = (index: string): string => `member-${index}`;

/** Drawn again only when its member changed: the store keeps the object of one that did not. */
export const MemberRow = memo((props: MemberRowProps) => {
  const { index, member, isHost, isYou, isAlsoHere, isSelected, onSelect, at } = props;
  const { t } = useTranslation();
  const times = useTimes();
  const { xuid = '' } = member.constants.system;
  const known = useMirror((mirror) => mirror.gamertags[xuid]);
  const name = member.gamertag ?? known;
  const { activeTitleId, joinTime } = member;
  return (
    <tr
      id={memberRowId(index)}
      aria-rowindex={at}
      aria-selected={isSelected}
      className={styles.row}
      style={{ height: MEMBER_ROW }}
      onClick={() => onSelect(index)}
    >
      <td className={styles.number}>{index}</td>
      <td>
        <div className={styles.who}>
          {name ? <span className={styles.name}>{name}</span> : null}
          <MemberBadges isHost={isHost} isYou={isYou} isAlsoHere={isAlsoHere} />
          <code className={styles.xuid}>{xuid}</code>
        </div>
      </td>
      <td className={styles.state}>
        <MemberStateMark member={member} />
      </td>
      <td className={styles.joined}>
        {joinTime && (
          <time dateTime={joinTime} title={times.dateAndTime(joinTime)}>
            {times.short(joinTime)}
          </time>
        )}
      </td>
      <td className={styles.title}>
        {activeTitleId && <span title={titleLine(t, activeTitleId)}>{titleHex(activeTitleId)}</span>}
      </td>
    </tr>
  );
});
