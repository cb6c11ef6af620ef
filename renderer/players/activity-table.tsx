import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { type Activity, opennessOf } from '../../protocol/activity.ts';
import { Trouble } from '../parts/trouble.tsx';
import { showActivation, useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleHex, titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import { nameOf } from '../words/who.ts';
import { activityLink } from './activity-link.ts';
import styles from './players-page.module.css';

const COLUMNS = ['title', 'session', 'openness', 'members', 'since'] as const;

/** What the players are doing, a row each; Join takes the link that the system would send for it. */
export const ActivityTable = ({ as, activities }: { as: string; activities: readonly Activity[] }) => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const join = async (activity: Activity) => {
    const taken = await take.run({ text: activityLink(activity, as), by: 'self' });
    if (taken) showActivation(taken.id);
  };
  return (
    <>
      <Trouble of={take} />
      <div className={styles.wide}>
        <table className={styles.table} aria-label={t('lookUp.table')}>
          <thead>
            <tr>
              <th scope="col">{t('players.player')}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`lookUp.${column}`)}
                </th>
              ))}
              <th scope="col">
                <span className={styles.unseen}>{t('lookUp.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {activities.map((activity) => (
              <Row
                key={activity.id}
                activity={activity}
                busy={take.busy}
                onJoin={() => void join(activity)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

type RowProps = { activity: Activity; busy: boolean; onJoin(): void };

const Row = ({ activity, busy, onJoin }: RowProps) => {
  const { t } = useTranslation();
  const times = useTimes();
  const gamertags = useMirror((mirror) => mirror.gamertags);
  const { ownerXuid, titleId, sessionRef, relatedInfo, createTime } = activity;
  const name = ownerXuid === undefined ? t('common.unknown') : nameOf(gamertags, ownerXuid);
  const { membersCount, maxMembersCount } = relatedInfo ?? {};
  const since = relatedInfo?.postedTime ?? createTime;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{titleId && <span title={titleLine(t, titleId)}>{titleHex(titleId)}</span>}</td>
      <td className={styles.session} title={sessionRef.name}>
        {sessionRef.templateName}
      </td>
      <td>{t(`openness.${opennessOf(activity)}`)}</td>
      <td>
        {membersCount !== undefined &&
          (maxMembersCount === undefined
            ? membersCount
            : t('session.countOf', { count: membersCount, max: maxMembersCount }))}
      </td>
      <td>{since && <time dateTime={since}>{times.short(since)}</time>}</td>
      <td className={styles.act}>
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={t('lookUp.joinWhom', { name })}
          onClick={onJoin}
        >
          {t('lookUp.join')}
        </Button>
      </td>
    </tr>
  );
};
