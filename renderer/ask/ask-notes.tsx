import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { useMirror } from '../store/store.ts';
import { titleText } from '../words/reason.ts';
import { titleHex } from '../words/title.ts';
import { nameOf } from '../words/who.ts';
import styles from './ask.module.css';
import { despiteTrust, doubtsOf, isGone, titleToTrust } from './trust.ts';
import { useTrusted } from './use-trusted.ts';

type AskedProps = { activation: Activation };

const Warning = ({ title, children }: { title?: string; children: ReactNode }) => (
  <MessageBar intent="warning" layout="multiline">
    <MessageBarBody>
      {title && <MessageBarTitle>{title}</MessageBarTitle>}
      {children}
    </MessageBarBody>
  </MessageBar>
);

/** Where the link says other than the service, each with what either says. */
const Doubts = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { link, preview } = activation;
  const doubts = doubtsOf(activation);
  if (!link || preview?.state !== 'known' || doubts.length === 0) return null;
  const { titleIds, from, to } = preview.handle;
  const who = (xuid: string | null) => (xuid === null ? t('ask.notTold') : nameOf(names, xuid));
  const said = {
    title: { link: titleHex(link.titleId ?? ''), service: titleIds.map(titleHex).join(', ') },
    sender: { link: who(link.from), service: who(from) },
    invited: { link: who(link.to), service: who(to) },
  };
  return (
    <Warning title={t('ask.differs')}>
      <ul className={styles.doubts}>
        {doubts.map((doubt) => (
          <li key={doubt}>{t(`ask.doubt.${doubt}`, said[doubt])}</li>
        ))}
      </ul>
    </Warning>
  );
};

const LookFailed = ({ activation: { preview } }: AskedProps) => {
  const { t } = useTranslation();
  if (preview?.state !== 'failed' || isGone({ preview })) return null;
  const { code, said } = preview.explanation;
  return (
    <Warning title={t('ask.lookFailed')}>
      {t('ask.lookFailedBody', { why: titleText(t, code) })}
      {said && <code className={styles.said}>{visibleText(said)}</code>}
    </Warning>
  );
};

const Despite = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const despite = despiteTrust(activation, useTrusted());
  if (!despite) return null;
  return <Warning>{t(`ask.despite.${despite.why}`, { title: titleHex(despite.titleId) })}</Warning>;
};

/** Above the answer: what speaks against it, and why it is asked for. */
export const AskNotes = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { preview, player, link } = activation;
  const who = player ?? link?.to;
  return (
    <div className={styles.notes}>
      <Doubts activation={activation} />
      <LookFailed activation={activation} />
      <Despite activation={activation} />
      {preview === null && <p className={styles.note}>{t('ask.notLooked')}</p>}
      {preview?.state === 'looking' && preview.joins && who && (
        <p className={styles.note}>{t('ask.joinsSoon', { who: nameOf(names, who) })}</p>
      )}
    </div>
  );
};

/** Below the answer: what Beckon can't know, and what the third answer would mean. */
export const AskCaution = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const title = titleToTrust(activation);
  return (
    <p className={styles.note}>
      {t('ask.fromWeb')} {title !== null && t('ask.alwaysNote', { title: titleHex(title) })}
    </p>
  );
};
