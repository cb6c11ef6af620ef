import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { BodyView } from '../calls/body-view.tsx';
import { statusKind } from '../calls/call-text.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useTimes } from '../words/use-times.ts';
import { nameOf } from '../words/who.ts';
import styles from './requests.module.css';
import { useRead } from './use-read.ts';

type BodyProps = { title: string; what: string; body: string | undefined; gone: boolean };

const Body = ({ title, what, body = '', gone }: BodyProps) => {
  const { t } = useTranslation();
  return (
    <section className={styles.body}>
      <div className={styles.bodyHead}>
        <h3 className={styles.title}>{title}</h3>
        {body !== '' && <CopyButton text={body} what={what} />}
      </div>
      {gone ? (
        <p className={styles.quiet}>{t('requests.bodiesGone')}</p>
      ) : (
        <BodyView name={title} body={body} />
      )}
    </section>
  );
};

/** One call in full: first why it was refused, which the wire never tells; then what was sent and answered. */
export const RequestDetail = ({ id }: { id: number }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const names = useMirror((mirror) => mirror.gamertags);
  const request = useRead('emulator.request');
  const { run, value } = request;
  useEffect(() => run({ id }), [run, id]);
  if (!value) return <Trouble of={request} />;
  const { method, path, status, because, fault, xuid, ms, contract } = value;
  const facts = [
    times.dateAndTime(value.at),
    xuid === null ? t('emu.nobody') : nameOf(names, xuid),
    ...(contract === undefined ? [] : [t('requests.contract', { version: contract })]),
    t('requests.milliseconds', { ms }),
  ];
  const gone = value.bodiesGone === true;
  return (
    <ScrollArea className={styles.scroll} name={t('requests.detail')}>
      <p className={styles.line}>
        <span className={styles.status} data-kind={statusKind(status)}>
          {status ?? t('requests.cut')}
        </span>
        <span className={styles.whole}>
          {method} {path}
        </span>
      </p>
      <p className={styles.quiet}>{facts.join(' · ')}</p>
      {(because !== undefined || fault !== undefined) && (
        <div className={styles.because}>
          <h3 className={styles.title}>{t('requests.because')}</h3>
          {fault !== undefined && <p>{t('requests.fault', { kind: fault })}</p>}
          {because !== undefined && <p>{because}</p>}
        </div>
      )}
      <div className={styles.bodies}>
        <Body title={t('requests.sent')} what={t('requests.sentWhat')} body={value.body} gone={gone} />
        <Body
          title={t('requests.answered')}
          what={t('requests.answeredWhat')}
          body={value.answer}
          gone={gone}
        />
      </div>
    </ScrollArea>
  );
};
