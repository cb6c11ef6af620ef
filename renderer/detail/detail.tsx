import { Button } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useTranslation } from 'react-i18next';
import { DraftBar } from '../act/draft-bar.tsx';
import { WriteAnswer } from '../act/write-answer.tsx';
import { HeldCalls } from '../parts/held-calls.tsx';
import { Later, laterCode } from '../parts/later.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { SessionHeader } from '../session/session-header.tsx';
import { showActivation, useMirror, useStore } from '../store/store.ts';
import styles from './detail.module.css';
import { DetailTabs } from './detail-tabs.tsx';
import { Empty } from './empty.tsx';
import { OutcomePanel } from './outcome-panel.tsx';
import { useRecall } from './use-recall.ts';

const draftPanel = laterCode(() => import('../act/draft-panel.tsx'));

/** The selected activation: its session where it has one, what became of it otherwise, and the tabs below. */
export const Detail = () => {
  const { t } = useTranslation();
  const id = useStore((state) => state.selected);
  const activation = useMirror((mirror) => (id === null ? undefined : mirror.activations[id]));
  const session = useMirror((mirror) => (id === null ? undefined : mirror.sessions[id]));
  const recall = useRecall(activation, session !== undefined);
  const draft = useStore(({ editing, drafts }) => (editing === null ? undefined : drafts[editing]));
  if (!activation) return <Empty />;
  const editing = draft?.id === activation.id ? draft : undefined;
  return (
    <div className={styles.detail} key={activation.id}>
      <div className={styles.back}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowLeft16Regular />}
          onClick={() => showActivation(null)}
        >
          {t('common.back')}
        </Button>
      </div>
      <Trouble of={recall} />
      <HeldCalls xuid={activation.player} />
      {session && <SessionHeader activation={activation} session={session} editing={editing !== undefined} />}
      {(!session || activation.state !== 'joined') && (
        <OutcomePanel activation={activation} slim={session !== undefined} />
      )}
      <WriteAnswer id={activation.id} session={session} />
      {editing ? (
        <Later key={editing.kind} code={draftPanel} props={{ draft: editing, activation, session }} />
      ) : (
        <>
          <DraftBar id={activation.id} />
          <DetailTabs activation={activation} session={session} />
        </>
      )}
    </div>
  );
};
