import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { useTranslation } from 'react-i18next';
import type { FormNote } from '../../protocol/documented-form.ts';
import type { RequestProblem } from '../../protocol/sent-request.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import styles from './request-panel.module.css';

const Part = ({ part }: { part: string }) =>
  part !== '' && (
    <code className={styles.part}>
      <bdi>{visibleText(part)}</bdi>
    </code>
  );

type RequestNotesProps = { problems: readonly RequestProblem[]; notes: readonly FormNote[] };

/** Why a request can't be sent, if so, and where it leaves the documented form. */
export const RequestNotes = ({ problems, notes }: RequestNotesProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.notes} role="status">
      {problems.length > 0 && (
        <>
          <h4 className={styles.verdict} data-kind="bad">
            <Prohibited16Regular /> {t('request.notSendable')}
          </h4>
          <ul className={styles.list}>
            {problems.map(({ code, part }) => (
              <li key={code + part}>
                {t(`problems.${code}`, { ns: 'request' })} <Part part={part} />
              </li>
            ))}
          </ul>
        </>
      )}
      {notes.length === 0 ? (
        <p className={styles.verdict} data-kind="good">
          <CheckmarkCircle16Filled /> {t('request.documented')}
        </p>
      ) : (
        <>
          <h4 className={styles.verdict}>
            <Info16Regular /> {t('request.leaves')}
          </h4>
          <ul className={styles.list}>
            {notes.map(({ code, part }) => (
              <li key={code + part}>
                {t(`notes.${code}`, { ns: 'request' })} <Part part={part} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
