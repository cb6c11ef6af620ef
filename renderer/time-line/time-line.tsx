import { Switch } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDocument } from '../../protocol/document.ts';
import type { VersionRow } from '../../protocol/version.ts';
import styles from './time-line.module.css';
import { VersionList } from './version-list.tsx';
import { ZoneChoice } from './zone-choice.tsx';

type TimeLineProps = {
  /** Oldest first; their numbers grow. */
  rows: readonly VersionRow[];
  /** Older ones are still to come. */
  loadingOlder: boolean;
  /** The xuid whose versions are marked as yours. */
  you: string | null;
  /** The document of one of the rows. Rejects with an `Error` whose message says why it can't be had. */
  documentOf(number: number): Promise<SessionDocument>;
};

/** The versions of a session in the order they were seen, and any two of them compared. */
export const TimeLine = ({ rows, loadingOlder, you }: TimeLineProps) => {
  const { t } = useTranslation();
  const [follow, setFollow] = useState(false);
  const [selected, setSelected] = useState<number | null>(null);
  const select = useCallback((number: number) => setSelected(number), []);
  return (
    <div className={styles.line}>
      <div className={styles.bar}>
        <span className={styles.count}>
          {t('changes.count', { count: rows.length })}
          {loadingOlder && ` · ${t('changes.loadingOlder')}`}
        </span>
        <span className={styles.gap} />
        <Switch
          label={t('changes.follow')}
          checked={follow}
          onChange={(_, { checked }) => setFollow(checked)}
        />
        <ZoneChoice />
      </div>
      <VersionList
        rows={rows}
        you={you}
        selected={selected}
        isSelected={(number) => number === selected}
        onSelect={select}
        follow={follow}
      />
    </div>
  );
};
