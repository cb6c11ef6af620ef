import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { missingAccount } from '../detail/next-step.ts';
import { useMirror } from '../store/store.ts';
import { titleText } from '../words/reason.ts';
import { titleHex } from '../words/title.ts';
import { nameOf } from '../words/who.ts';
import styles from './ask.module.css';
import { despiteTrust, doubtsOf, isGone, titleToTrust } from './trust.ts';
import { useTrusted } from './use-trusted.ts';

type AskedProps = { activation: Activation };

/** Where the link says other than the service, each with what either says. */
const Doubts = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { link, preview } = activation;
  if (!link || preview?.state !== 'known') return null;
  const { titleIds, from, to } = preview.handle;
  const who = (xuid: string | null) => (xuid === null ? t('ask.notTold') : nameOf(names, xuid));
  const said = {
    title: { link: titleHex(link.titleId ?? ''), service: titleIds.map(titleHex).join(', ') },
    sender: { link: who(link.from), service: who(from) },
    invited: { link: who(link.to), service: who(to) },
  };
  return (
    <ul className={styles.doubts}>
      {doubtsOf(activation).map((doubt) => (
        <li key={doubt}>{t(`ask.doubt.${doubt}`, said[doubt])}</li>
      ))}
    </ul>
  );
};

const LookFailed = ({ activation: { preview } }: AskedProps) => {
  const { t } = useTranslation();
  if (preview?.state !== 'failed') return null;
  const { code, said } = preview.explanation;
  return (
    <>
      {t('ask.lookFailedBody', { why: titleText(t, code) })}
      {said && <code className={styles.said}>{visibleText(said)}</code>}
    </>
  );
};

/** What speaks against joining, and that a trusted title asks for that reason: all in one. */
const Warnings = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const despite = despiteTrust(activation, useTrusted());
  const differs = doubtsOf(activation).length > 0;
  const failed = activation.preview?.state === 'failed' && !isGone(activation);
  if (!despite && !differs && !failed) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {differs && <MessageBarTitle>{t('ask.differs')}</MessageBarTitle>}
        {failed && <MessageBarTitle>{t('ask.lookFailed')}</MessageBarTitle>}
        {differs && <Doubts activation={activation} />}
        {failed && <LookFailed activation={activation} />}
        {despite && <p>{t(`ask.despite.${despite.why}`, { title: titleHex(despite.titleId) })}</p>}
      </MessageBarBody>
    </MessageBar>
  );
};

/** Whom the question is about, where the link does not say. */
const Unnamed = ({ activation: { link, player, preview } }: AskedProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const others = useMirror(({ players }) => players.some(({ xuid }) => xuid !== player));
  if (link?.to !== null || player === null) return null;
  const to = preview?.state === 'known' ? preview.handle.to : null;
  const said = { who: nameOf(names, player), to: nameOf(names, to ?? '') };
  if (to === null)
    return <p className={styles.note}>{t(others ? 'ask.unnamedOther' : 'ask.unnamed', said)}</p>;
  return <p className={styles.note}>{t(to === player ? 'ask.unnamedTold' : 'ask.unnamedStranger', said)}</p>;
};

/** Above the answer: what speaks against it, and why it is asked for. */
export const AskNotes = ({ activation }: AskedProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { preview, player, link } = activation;
  const who = player ?? link?.to;
  const isMissing = useMirror(({ players }) => missingAccount(activation, players) !== null);
  return (
    <div className={styles.notes} role="status">
      {isMissing && who && <p className={styles.note}>{t('ask.signedOut', { who: nameOf(names, who) })}</p>}
      <Unnamed activation={activation} />
      <Warnings activation={activation} />
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
