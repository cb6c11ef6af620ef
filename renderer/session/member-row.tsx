import { Crown16Filled } from '@fluentui/react-icons/svg/crown';
import { Person16Filled } from '@fluentui/react-icons/svg/person';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../protocol/document.ts';
import { useMirror } from '../store/store.ts';
import { shortTime } from '../words/time.ts';
import { titleHex, titleLine } from '../words/title.ts';
import { MemberStateMark } from './member-state-mark.tsx';
import styles from './members.module.css';

/** Height of a row in pixels. */
export const MEMBER_ROW = 36;

type MemberRowProps = {
  index: string;
  member: Member;
  isHost: boolean;
  isYou: boolean;
  /** Row number in the table, its head being 1. */
  at: number;
};

/** Drawn again only when its member changed: the store keeps the object of one that did not. */
export const MemberRow = memo(({ index, member, isHost, isYou, at }: MemberRowProps) => {
  const { t } = useTranslation();
  const { xuid = '' } = member.constants.system;
  const known = useMirror((mirror) => mirror.gamertags[xuid]);
  const name = member.gamertag ?? known;
  const { activeTitleId, joinTime } = member;
  return (
    <tr aria-rowindex={at} className={styles.row} style={{ height: MEMBER_ROW }}>
      <td className={styles.number}>{index}</td>
      <td>
        <div className={styles.who}>
          {name ? <span className={styles.name}>{name}</span> : null}
          {isHost && (
            <span className={styles.badge}>
              <Crown16Filled />
              {t('members.host')}
            </span>
          )}
          {isYou && (
            <span className={styles.badge} data-you="true">
              <Person16Filled />
              {t('members.you')}
            </span>
          )}
          <code className={styles.xuid}>{xuid}</code>
        </div>
      </td>
      <td className={styles.state}>
        <MemberStateMark member={member} />
      </td>
      <td className={styles.joined}>{joinTime && <time dateTime={joinTime}>{shortTime(joinTime)}</time>}</td>
      <td className={styles.title}>
        {activeTitleId && <span title={titleLine(t, activeTitleId)}>{titleHex(activeTitleId)}</span>}
      </td>
    </tr>
  );
});
