import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionRow as Version } from '../../protocol/version.ts';
import { ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { useMirror } from '../store/store.ts';
import { causeWords, changeLine, gapLine, versionName } from '../words/change.ts';
import { useTimes } from '../words/use-times.ts';
import { linesOf } from './row-height.ts';
import styles from './version-list.module.css';

type VersionRowProps = Omit<RowPlace, 'id'> & {
  version: Version;
  you: string | null;
  narrow: boolean;
  selected: boolean;
  onSelect(number: number, alsoBefore: boolean): void;
};

/** Drawn again only when it moves or is selected: a version never changes. */
export const VersionRow = memo(({ version, you, narrow, selected, onSelect, ...place }: VersionRowProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { precise } = useTimes();
  const { shown, more } = linesOf(version);
  const cause = causeWords(t, version.cause, names, you);
  const gap = gapLine(t, version);
  return (
    <ListRow
      place={place}
      selected={selected}
      className={styles.row}
      data-narrow={narrow}
      onClick={(event) => onSelect(version.number, event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      {gap && <div className={styles.gap}>{gap}</div>}
      <div className={styles.cells}>
        <span className={styles.number}>{versionName(t, version)}</span>
        <time className={styles.time} dateTime={version.seenAt}>
          {precise(version.seenAt)}
        </time>
        <span className={styles.cause} data-told={version.cause.kind !== 'not-told'} title={cause.why}>
          {cause.text}
        </span>
        <ul className={styles.changes}>
          {version.changes.slice(0, shown).map((change, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a version's changes never change
            <li key={nth} className={styles.change}>
              {changeLine(t, change)}
            </li>
          ))}
          {more > 0 && <li className={styles.more}>{t('changes.more', { count: more })}</li>}
        </ul>
      </div>
    </ListRow>
  );
});
