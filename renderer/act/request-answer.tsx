import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../electron/ipc/contract.ts';
import { BodyView } from '../calls/body-view.tsx';
import { Answer } from '../detail/outcome-answer.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { titleText } from '../words/reason.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './request-panel.module.css';

/** What the directory answered to the last request: status, what it means, headers and body. */
export const RequestAnswer = ({ act }: { act: Extract<Act, { kind: 'request' }> }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { request, outcome } = act;
  const place = useRef<HTMLDivElement>(null);
  // Where the window is narrow it comes below what was sent, out of sight.
  useEffect(() => {
    if (outcome) place.current?.scrollIntoView({ block: 'start' });
  }, [outcome]);
  if (outcome === null) {
    return (
      <p className={styles.waiting} role="status">
        {t('request.waiting', { method: request.method, path: request.path })}
      </p>
    );
  }
  const { exchange, explanation } = outcome;
  const { status, ms, responseHeaders, responseBody, at } = exchange;
  return (
    <section className={styles.answer} aria-label={t('request.answer')}>
      <div ref={place} className={styles.answerTop} role="status">
        <h4 className={styles.status}>
          {status === null ? t('outcome.noAnswer') : t('outcome.status', { status })}
          <span className={styles.note}>
            {t('request.took', { method: request.method, ms: Math.round(ms), at: times.ofDay(at) })}
          </span>
        </h4>
      </div>
      {explanation && (
        <>
          <p className={styles.meaning}>{titleText(t, explanation.code)}</p>
          <Answer explanation={explanation} />
        </>
      )}
      {responseHeaders.length > 0 && (
        <details className={styles.details}>
          <summary>{t('request.answerHeaders', { count: responseHeaders.length })}</summary>
          <dl className={styles.answerHeaders}>
            {responseHeaders.map(([name, value], index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and the list never changes
              <div key={index}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {status !== null && (
        <>
          <div className={styles.bodyHead}>
            <span className={styles.label}>{t('request.answerBody')}</span>
            {responseBody !== '' && <CopyButton text={responseBody} what={t('calls.copyResponse')} />}
          </div>
          <BodyView name={t('request.answerBody')} body={responseBody} />
        </>
      )}
    </section>
  );
};
