import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pathsBetween } from '../../protocol/paths.ts';
import { cutText, visibleText } from '../../protocol/visible-text.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import styles from './compare.module.css';

/** Height of a row in pixels. */
const ROW = 30;
/** Characters of a value that a row shows. */
const SHOWN = 300;

const COLUMNS = ['path', 'before', 'after'] as const;

const valueText = (value: unknown): string =>
  value === undefined ? '' : visibleText(cutText(JSON.stringify(value), SHOWN));

/** Each value that differs, by its path in the document; only the rows in sight are drawn. */
export const PathList = ({ before, after }: { before: unknown; after: unknown }) => {
  const { t } = useTranslation();
  const paths = useMemo(() => pathsBetween(before, after), [before, after]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: paths.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  if (paths.length === 0) return <p className={styles.note}>{t('compare.same')}</p>;
  const drawn = rows.getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <ScrollArea area={scroller} className={styles.scroller} name={t('compare.paths')}>
      {/* the room of the rows that are out of sight */}
      <div style={{ paddingTop: above, paddingBottom: below }}>
        <table className={styles.paths} aria-label={t('compare.paths')} aria-rowcount={paths.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`compare.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {drawn.map(({ index }) => {
              const one = paths[index];
              return (
                one && (
                  <tr key={one.path} aria-rowindex={index + 2} style={{ height: ROW }}>
                    <th scope="row" className={styles.path} title={visibleText(one.path)}>
                      <bdi dir="ltr">{visibleText(one.path)}</bdi>
                    </th>
                    <td className={styles.was} title={valueText(one.before)}>
                      {one.how === 'set' ? <i>{t('compare.absent')}</i> : valueText(one.before)}
                    </td>
                    <td className={styles.is} title={valueText(one.after)}>
                      {one.how === 'removed' ? <i>{t('compare.absent')}</i> : valueText(one.after)}
                    </td>
                  </tr>
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </ScrollArea>
  );
};
