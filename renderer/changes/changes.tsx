import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { type CommandTrouble, command } from '../store/command.ts';
import { useStore } from '../store/store.ts';
import { loadVersions } from '../store/versions.ts';
import { TimeLine } from '../time-line/time-line.tsx';
import styles from './changes.module.css';

type ChangesProps = { activationId: string; you: string };

/** Every version of an activation's session that was seen. */
const Changes = ({ activationId, you }: ChangesProps) => {
  const { t } = useTranslation();
  const shown = useStore((state) => (state.versions?.activationId === activationId ? state.versions : null));
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  useEffect(() => {
    const load = async () => setTrouble(await loadVersions(activationId));
    void load();
  }, [activationId]);

  const documentOf = useCallback(
    async (number: number) => {
      const answer = await command('versions.document', { id: activationId, number });
      if (!answer.ok) throw new Error(answer.error.message);
      return answer.value;
    },
    [activationId],
  );

  return (
    <div className={styles.changes}>
      <Trouble of={{ trouble, clear: () => setTrouble(null) }} />
      {shown !== null && shown.unreadable > 0 && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('changes.damaged', { count: shown.unreadable })}</MessageBarBody>
        </MessageBar>
      )}
      {shown && shown.rows.length > 0 ? (
        <TimeLine rows={shown.rows} loadingOlder={!shown.complete} you={you} documentOf={documentOf} />
      ) : (
        <p className={styles.note}>{shown?.loaded === true ? t('changes.empty') : t('common.loading')}</p>
      )}
    </div>
  );
};

export default Changes;
