import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../parts/focus-back.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { bothChanged, type Meanwhile as Changed } from './edit-state.ts';
import styles from './meanwhile.module.css';

const shown = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

const Row = ({ one, both }: { one: Changed; both: boolean }) => {
  const { t } = useTranslation();
  return (
    <tr data-both={both}>
      <th scope="row">{one.name}</th>
      <td>{shown(one.before)}</td>
      <td>{one.how === 'removed' ? t('act.removed') : shown(one.after)}</td>
      <td>
        {'mine' in one ? (one.mine === null ? t('act.removed') : shown(one.mine)) : t('act.mineKeeps')}
        {both && <span className={styles.both}>{t('act.both')}</span>}
      </td>
    </tr>
  );
};

type MeanwhileProps = {
  from: number | null;
  to: number | null;
  changed: readonly Changed[];
  /** Null while the text can't be read: there is nothing to put on top. */
  onRebase: (() => void) | null;
  onStartAgain(): void;
};

/** That the session went on while it was edited: which of these fields others changed, and the two ways on. */
export const Meanwhile = ({ from, to, changed, onRebase, onStartAgain }: MeanwhileProps) => {
  const { t } = useTranslation();
  useFocusBack();
  const both = new Set(bothChanged(changed));
  return (
    <div className={styles.meanwhile}>
      <div className={styles.line}>
        <p className={styles.text} role="status">
          {t('act.meanwhile', { from: from ?? '–', to: to ?? '–' })}{' '}
          {changed.length === 0
            ? t('act.meanwhileNone')
            : t('act.meanwhileFields', { count: changed.length })}
        </p>
        <div className={styles.ways}>
          <Button size="small" disabled={onRebase === null} onClick={() => onRebase?.()}>
            {changed.length === 0 ? t('act.goOnFrom', { number: to ?? '–' }) : t('act.rebase')}
          </Button>
          {changed.length > 0 && (
            <Button size="small" appearance="subtle" onClick={onStartAgain}>
              {t('act.startAgain')}
            </Button>
          )}
        </div>
      </div>
      {changed.length > 0 && (
        <ScrollArea className={styles.fields} name={t('act.meanwhileTable')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('act.field')}</th>
                <th scope="col">{t('act.was')}</th>
                <th scope="col">{t('act.theirs')}</th>
                <th scope="col">{t('act.mine')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((one) => (
                <Row key={one.name} one={one} both={both.has(one)} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </div>
  );
};
