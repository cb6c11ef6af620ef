import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDocument } from '../../protocol/document.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { Compare } from './compare.tsx';
import styles from './time-line.module.css';
import { useSelection } from './use-selection.ts';
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
export const TimeLine = ({ rows, loadingOlder, you, documentOf }: TimeLineProps) => {
  const { t } = useTranslation();
  const [follow, setFollow] = useState(false);
  const [wide, setWide] = useState(false);
  const { selected, other, pinned, select, pin, clear } = useSelection();

  const at = selected === null ? -1 : rows.findIndex(({ number }) => number === selected);
  const one = rows[at];
  const second = other === null ? rows[at - 1] : rows.find(({ number }) => number === other);
  const [from, to] = one && second && one.number < second.number ? [one, second] : [second, one];
  const compared = from && to && from !== to;
  return (
    <div className={styles.line} data-wide={wide && compared}>
      <div className={styles.list}>
        <div className={styles.bar}>
          <span className={styles.count}>
            {t('changes.count', { count: rows.length, shown: rows.length.toLocaleString() })}
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
          isSelected={(number) => number === selected || (other !== null && number === other)}
          onSelect={select}
          follow={follow}
        />
      </div>
      {compared ? (
        <Compare
          from={from}
          to={to}
          documentOf={documentOf}
          pinned={pinned}
          onPin={(keep) => pin(keep ? from.number : null)}
          wide={wide}
          onWide={setWide}
          onClose={clear}
        />
      ) : (
        <p className={styles.hint}>{one ? t('changes.firstSelected') : t('changes.select')}</p>
      )}
    </div>
  );
};
