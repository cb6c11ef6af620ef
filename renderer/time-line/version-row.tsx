import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionRow as Version } from '../../protocol/version.ts';
import { useMirror } from '../store/store.ts';
import { causeWords, changeLine, gapLine, versionName } from '../words/change.ts';
import { useTimes } from '../words/use-times.ts';
import { linesOf } from './row-height.ts';
import styles from './version-list.module.css';

type VersionRowProps = {
  elementId: string;
  version: Version;
  you: string | null;
  /** Its place in the list from 1, and how many there are. */
  at: number;
  of: number;
  top: number;
  height: number;
  narrow: boolean;
  selected: boolean;
  onSelect(number: number, alsoBefore: boolean): void;
};

/** Drawn again only when it moves or is selected: a version never changes. */
export const VersionRow = memo(
  ({ elementId, version, you, at, of, top, height, narrow, selected, onSelect }: VersionRowProps) => {
    const { t } = useTranslation();
    const names = useMirror((mirror) => mirror.gamertags);
    const { precise } = useTimes();
    const { shown, more } = linesOf(version);
    const cause = causeWords(t, version.cause, names, you);
    const gap = gapLine(t, version);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's, which has the focus
      // biome-ignore lint/a11y/useFocusableInteractive: named by the list's aria-activedescendant
      <div
        id={elementId}
        role="option"
        aria-selected={selected}
        aria-posinset={at}
        aria-setsize={of}
        className={styles.row}
        data-narrow={narrow}
        style={{ top, height }}
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
            {version.changes.slice(0, shown).map((change, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a version's changes never change
              <li key={place} className={styles.change}>
                {changeLine(t, change)}
              </li>
            ))}
            {more > 0 && <li className={styles.more}>{t('changes.more', { count: more })}</li>}
          </ul>
        </div>
      </div>
    );
  },
);
