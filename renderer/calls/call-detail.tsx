import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import type { HttpExchange, RtaFrame } from '../../protocol/exchange.ts';
import { EditCall } from '../act/edit-call.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useTimes } from '../words/use-times.ts';
import { BodyView } from './body-view.tsx';
import styles from './call-detail.module.css';
import { requestText, responseText, seconds } from './call-text.ts';
import { CopyCurl } from './copy-curl.tsx';
import { useWholeCall } from './use-whole-call.ts';

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

const Http = ({ call, of }: { call: HttpExchange; of: CallsOf }) => {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <>
      <div className={styles.first}>
        <p className={styles.line}>
          <span className={styles.call}>{call.call}</span> {times.dateAndTime(call.at)}
          {call.attempt > 1 && ` · ${t('calls.attempt', { count: call.attempt })}`}
          {call.heldMs !== undefined && ` · ${t('calls.held', { seconds: seconds(call.heldMs) })}`}
        </p>
        <div className={styles.doing}>
          {of.kind === 'activation' && <EditCall activationId={of.id} call={call} />}
          <CopyCurl call={call} />
        </div>
      </div>
      <p className={styles.url}>
        {call.method} {call.url}
      </p>
      <Part title={t('calls.request')} copies={requestText(call)} what={t('calls.copyRequest')}>
        <Headers headers={call.requestHeaders} />
        <BodyView name={t('calls.requestBody')} body={call.requestBody} />
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
            <BodyView name={t('calls.responseBody')} body={call.responseBody} />
          </>
        )}
      </Part>
    </>
  );
};

const Frame = ({ call }: { call: RtaFrame }) => {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <>
      <p className={styles.line}>{times.dateAndTime(call.at)}</p>
      <Part
        title={`${t('calls.frame')}, ${t(`calls.rta.${call.direction}`)}`}
        copies={call.text}
        what={t('calls.copyFrame')}
      >
        <BodyView name={t('calls.frame')} body={call.text} />
      </Part>
    </>
  );
};

/** One exchange or frame in full, fetched as it is selected: when, headers and bodies, each to copy. */
export const CallDetail = ({ of, id }: { of: CallsOf; id: string }) => {
  const { t } = useTranslation();
  const { call, trouble, clear } = useWholeCall(of, id);
  return (
    <ScrollArea className={styles.detail} name={t('calls.detail')}>
      <Trouble of={{ trouble, clear }} />
      {call?.kind === 'http' && <Http call={call} of={of} />}
      {call?.kind === 'rta' && <Frame call={call} />}
    </ScrollArea>
  );
};
