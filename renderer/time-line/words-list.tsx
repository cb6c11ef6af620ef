import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { changesBetween } from '../../protocol/changes.ts';
import { toldChanges } from '../../protocol/changes-told.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { changeLine } from '../words/change.ts';
import styles from './compare.module.css';

/** As many lines as a person reads; the other views have all. */
const SHOWN = 500;

/** What differs between two versions, in sentences. */
export const WordsList = ({ before, after }: { before: SessionDocument; after: SessionDocument }) => {
  const { t } = useTranslation();
  const changes = useMemo(() => changesBetween(before, after).flatMap(toldChanges), [before, after]);
  if (changes.length === 0) return <p className={styles.note}>{t('compare.same')}</p>;
  return (
    <ScrollArea className={styles.scroller} name={t('compare.words')}>
      <ul className={styles.words}>
        {changes.slice(0, SHOWN).map((change, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={place}>{changeLine(t, change)}</li>
        ))}
        {changes.length > SHOWN && <li>{t('changes.more', { count: changes.length - SHOWN })}</li>}
      </ul>
    </ScrollArea>
  );
};
