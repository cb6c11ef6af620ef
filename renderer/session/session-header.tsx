import { Button } from '@fluentui/react-components';
import { ArrowExit16Regular } from '@fluentui/react-icons/svg/arrow-exit';
import { LockClosed16Regular } from '@fluentui/react-icons/svg/lock-closed';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { SessionActions } from '../act/session-actions.tsx';
import { useWrite } from '../act/write.ts';
import { IdText } from '../parts/id-text.tsx';
import { SandboxMark } from '../parts/sandbox-mark.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import { nameOf } from '../words/who.ts';
import { LiveMark } from './live-mark.tsx';
import { memberCount } from './member-count.ts';
import styles from './session-header.module.css';

type SessionHeaderProps = {
  activation: Activation;
  session: SessionView;
  /** Something is edited below it. */
  editing: boolean;
};

const Stat = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.stat}>
    <dt className={styles.statName}>{name}</dt>
    <dd className={styles.statValue}>{children}</dd>
  </div>
);

const Stats = memo(({ session }: { session: SessionView }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const names = useMirror((mirror) => mirror.gamertags);
  const { document, you, readAt } = session;
  const { closed, joinRestriction } = document.properties.system;
  const max = document.constants.system.maxMembersCount;
  const count = memberCount(document);
  const rule = closed ? 'closed' : (joinRestriction?.toLowerCase() ?? 'none');
  return (
    <dl className={styles.stats} aria-label={t('session.facts')}>
      <Stat name={t('session.change')}>{document.changeNumber ?? t('common.unknown')}</Stat>
      <Stat name={t('session.members')}>
        {max === undefined ? count : t('session.countOf', { count, max })}
      </Stat>
      <Stat name={t('session.visibility')}>
        {document.constants.system.visibility ?? t('common.unknown')}
      </Stat>
      <Stat name={t('session.join')}>
        {closed && <LockClosed16Regular className={styles.lock} />}
        {rule === 'closed' || rule === 'none' || rule === 'local' || rule === 'followed'
          ? t(`joinRule.${rule}`)
          : rule}
      </Stat>
      <Stat name={t('session.you')}>
        {nameOf(names, you)}
        <SandboxMark xuid={you} />
      </Stat>
      <Stat name={t('session.readAt')}>
        <time dateTime={readAt} title={times.dateAndTime(readAt)}>
          {times.ofDay(readAt)}
        </time>
      </Stat>
    </dl>
  );
});

/** What a session is at a glance: live or not, which one, how full, who you are in it, and the way out. */
export const SessionHeader = ({ activation, session, editing }: SessionHeaderProps) => {
  const { t } = useTranslation();
  const leave = useCommand('session.leave');
  const write = useWrite(activation.id);
  const { ref, channel } = session;
  const titleId = activation.link?.titleId;
  return (
    <header className={styles.header} data-editing={editing}>
      <div className={styles.top}>
        <div className={styles.names}>
          <h2 className={styles.template}>{ref.templateName}</h2>
          <LiveMark channel={channel} document={session.document} />
        </div>
        {activation.state === 'joined' && (
          <div className={styles.actions}>
            <SessionActions activation={activation} session={session} write={write} />
            <Button
              icon={<ArrowExit16Regular />}
              disabledFocusable={leave.busy}
              onClick={() => void leave.run({ id: activation.id })}
            >
              {t('session.leave')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.ids}>
        <IdText text={ref.name} what={t('session.name')} />
        {titleId && <span className={styles.title}>{titleLine(t, titleId)}</span>}
      </div>
      <Stats session={session} />
      <Trouble of={leave} />
      <Trouble of={write} />
    </header>
  );
};
