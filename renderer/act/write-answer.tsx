import { Button } from '@fluentui/react-components';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { Act, SessionView } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { draftKey } from '../store/drafts.ts';
import { actKey } from '../store/mirror.ts';
import { useMirror, useStore } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleText } from '../words/reason.ts';
import { useWrite } from './write.ts';
import styles from './write-answer.module.css';

type WriteAct = Extract<Act, { kind: 'write' }>;
type Outcome = NonNullable<WriteAct['outcome']>;

const UnderWay = ({ act }: { act: WriteAct }) => {
  const { t } = useTranslation();
  const callOff = useCommand('act.call-off');
  return (
    <div className={styles.line}>
      <ArrowSync16Regular className={styles.icon} />
      <span className={styles.text}>{t('act.sending', { what: t(`act.intent.${act.intent}`) })}</span>
      <Button size="small" onClick={() => void callOff.run({ id: act.id, kind: act.kind })}>
        {t('act.callOff')}
      </Button>
      <Trouble of={callOff} />
    </div>
  );
};

const Dismiss = ({ act }: { act: WriteAct }) => {
  const { t } = useTranslation();
  useFocusBack();
  const dismiss = useCommand('act.dismiss');
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<Dismiss16Regular />}
      aria-label={t('common.close')}
      onClick={() => void dismiss.run({ id: act.id, kind: act.kind })}
    />
  );
};

/** The same once more: on what the session is by now, where it was on condition of a version. */
const Again = ({ act, session }: { act: WriteAct; session: SessionView }) => {
  const { t } = useTranslation();
  const write = useWrite(act.id);
  const { intent, request } = act;
  const ifMatch = act.ifMatch === '*' ? '*' : session.etag;
  return (
    <>
      <Button
        size="small"
        disabledFocusable={write.busy}
        onClick={() => void write.run({ intent, request, ifMatch })}
      >
        {t('act.again')}
      </Button>
      <Trouble of={write} />
    </>
  );
};

type NotWrittenProps = { act: WriteAct; outcome: Outcome; session: SessionView | undefined };

const NotWritten = ({ act, outcome, session }: NotWrittenProps) => {
  const { t } = useTranslation();
  const { explanation, status } = outcome;
  const { id, intent } = act;
  // What is edited is sent again from where it is edited, where what it has become is in view as well.
  const isEdit = intent === 'mine' || intent === 'session';
  const isKept = useStore(({ drafts }) => isEdit && draftKey({ id, kind: intent }) in drafts);
  if (!explanation) return null;
  const title = titleText(t, explanation.code);
  return (
    <ScrollArea className={styles.panel} name={title}>
      <div className={styles.line}>
        <Warning16Filled className={styles.bad} />
        <span className={styles.text}>
          <span className={styles.what}>{t(`act.intent.${act.intent}`)}</span>
          <span className={styles.note}>
            {status === null ? t('outcome.noAnswer') : t('outcome.status', { status })}
          </span>
        </span>
        {session && !isEdit && explanation.again !== 'never' && <Again act={act} session={session} />}
        <Dismiss act={act} />
      </div>
      <h3 className={styles.title}>{title}</h3>
      {outcome.kind === 'conflict' && (
        <p className={styles.note}>
          {t(isKept ? 'act.conflictEdit' : isEdit ? 'act.conflictOver' : 'act.conflict')}
        </p>
      )}
      {outcome.kind === 'conflict' && isEdit ? (
        <details className={styles.details}>
          <summary>{t('act.why')}</summary>
          <Answer explanation={explanation} />
        </details>
      ) : (
        <Answer explanation={explanation} />
      )}
    </ScrollArea>
  );
};

/** The last write to this session: under way, done, or not done and why. */
export const WriteAnswer = ({ id, session }: { id: string; session: SessionView | undefined }) => {
  const { t } = useTranslation();
  const act = useMirror((mirror) => mirror.acts[actKey({ id, kind: 'write' })]);
  if (act?.kind !== 'write') return null;
  const { outcome } = act;
  if (outcome === null) return <UnderWay act={act} />;
  if (outcome.kind !== 'written') return <NotWritten act={act} outcome={outcome} session={session} />;
  return (
    <div className={styles.line} role="status">
      <CheckmarkCircle16Filled className={styles.good} />
      <span className={styles.text}>
        <span className={styles.what}>{t(`act.intent.${act.intent}`)}</span>
        <span className={styles.note}>
          {t('act.written', { status: outcome.status ?? '–', number: outcome.changeNumber ?? '–' })}
        </span>
      </span>
      <Dismiss act={act} />
    </div>
  );
};
