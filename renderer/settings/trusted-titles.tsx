import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleHex, titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './schemes-table.module.css';
import sectionStyles from './settings-section.module.css';

/** The titles whose links join without a question, what that allows, and the way back. */
export const TrustedTitles = () => {
  const { t } = useTranslation();
  const times = useTimes();
  const distrust = useCommand('title.distrust');
  const titles = useMirror((mirror) => mirror.settings.trustedTitles);
  return (
    <>
      {titles.length === 0 ? (
        <p>{t('trust.none')}</p>
      ) : (
        <table className={styles.table} aria-label={t('trust.table')}>
          <thead>
            <tr>
              <th scope="col">{t('trust.name')}</th>
              <th scope="col">{t('trust.allows')}</th>
              <th scope="col">{t('trust.since')}</th>
              <th scope="col" className={styles.action}>
                {t('trust.act')}
              </th>
            </tr>
          </thead>
          <tbody>
            {titles.map(({ titleId, since }) => (
              <tr key={titleId}>
                <th scope="row" title={titleLine(t, titleId)}>
                  <code>{titleHex(titleId)}</code>
                  <code className={styles.before}>{titleId}</code>
                </th>
                <td>{t('trust.allowed', { title: titleHex(titleId) })}</td>
                <td className={styles.whole}>
                  <time dateTime={since} title={times.dateAndTime(since)}>
                    {times.short(since)}
                  </time>
                </td>
                <td className={styles.action}>
                  <Button
                    size="small"
                    disabledFocusable={distrust.busy}
                    aria-label={t('trust.takeBackWhat', { title: titleHex(titleId) })}
                    onClick={() => void distrust.run({ titleId })}
                  >
                    {t('trust.takeBack')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Trouble of={distrust} />
      <p className={sectionStyles.note}>{t('trust.webNote')}</p>
    </>
  );
};
