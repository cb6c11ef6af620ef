import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call, HttpExchange, RtaFrame } from '../../protocol/exchange.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { dateAndTime } from '../words/time.ts';
import styles from './call-detail.module.css';
import { BODY_SHOWN, prettyBody, requestText, responseText } from './call-text.ts';

type PartProps = { title: string; copies: string; what: string; children: ReactNode };

const Part = ({ title, copies, what, children }: PartProps) => (
  <section className={styles.part}>
    <div className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      <CopyButton text={copies} what={what} />
    </div>
    {children}
  </section>
);

const Headers = ({ headers }: { headers: HttpExchange['requestHeaders'] }) => (
  <dl className={styles.headers}>
    {headers.map(([name, value], at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and the list never changes
      <div key={at} className={styles.header}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const Body = ({ body }: { body: string }) => {
  const { t } = useTranslation();
  const text = useMemo(() => prettyBody(body), [body]);
  if (body === '') return <p className={styles.none}>{t('calls.noBody')}</p>;
  return (
    <>
      <pre className={styles.body}>{text.slice(0, BODY_SHOWN)}</pre>
      {text.length > BODY_SHOWN && (
        <p className={styles.none}>
          {t('calls.bodyCut', { shown: BODY_SHOWN.toLocaleString(), length: text.length.toLocaleString() })}
        </p>
      )}
    </>
  );
};

const Http = ({ call }: { call: HttpExchange }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.line}>
        <span className={styles.call}>{call.call}</span> {dateAndTime(call.at)}
        {call.attempt > 1 && ` · ${t('calls.attempt', { count: call.attempt })}`}
      </p>
      <p className={styles.url}>
        {call.method} {call.url}
      </p>
      <Part title={t('calls.request')} copies={requestText(call)} what={t('calls.copyRequest')}>
        <Headers headers={call.requestHeaders} />
        <Body body={call.requestBody} />
      </Part>
      <Part title={t('calls.response')} copies={responseText(call)} what={t('calls.copyResponse')}>
        {call.error && (
          <p className={styles.error}>
            {t('calls.noAnswer')}: {call.error.code}, {call.error.message}
          </p>
        )}
        {call.status !== null && (
          <>
            <p className={styles.url}>
              {call.status} · {t('calls.milliseconds', { ms: Math.round(call.ms) })}
            </p>
            <Headers headers={call.responseHeaders} />
            <Body body={call.responseBody} />
          </>
        )}
      </Part>
    </>
  );
};

const Frame = ({ call }: { call: RtaFrame }) => {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles.line}>{dateAndTime(call.at)}</p>
      <Part
        title={`${t('calls.frame')}, ${t(`calls.rta.${call.direction}`)}`}
        copies={call.text}
        what={t('calls.copyFrame')}
      >
        <Body body={call.text} />
      </Part>
    </>
  );
};

/** One exchange or frame in full: when, headers and bodies, each to copy. */
export const CallDetail = ({ call }: { call: Call }) => {
  const { t } = useTranslation();
  return (
    <ScrollArea className={styles.detail} name={t('calls.detail')}>
      {call.kind === 'http' ? <Http call={call} /> : <Frame call={call} />}
    </ScrollArea>
  );
};
