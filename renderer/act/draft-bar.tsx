import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Draft } from '../../electron/ipc/contract.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { draftKey, dropDraft } from '../store/drafts.ts';
import { useStore } from '../store/store.ts';
import styles from './draft-bar.module.css';

const Bar = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation();
  useFocusBack();
  return (
    <div className={styles.bar}>
      <span className={styles.text}>{t(`act.unsent.${draft.kind}`)}</span>
      <Button size="small" onClick={() => useStore.setState({ editing: draftKey(draft) })}>
        {t('act.goOn')}
      </Button>
      <Button size="small" appearance="subtle" onClick={() => dropDraft(draft)}>
        {t('act.discard')}
      </Button>
    </div>
  );
};

/** What was begun and is out of view: to go on with, or to discard. */
export const DraftBar = ({ id }: { id: string }) => {
  const drafts = useStore(useShallow((state) => Object.values(state.drafts).filter((one) => one.id === id)));
  return drafts.map((draft) => <Bar key={draft.kind} draft={draft} />);
};
