import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { IdText } from '../parts/id-text.tsx';
import { SandboxMark } from '../parts/sandbox-mark.tsx';
import { useMirror } from '../store/store.ts';
import { titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './ask.module.css';

type Link = NonNullable<Activation['link']>;
type Handle = Extract<NonNullable<Activation['preview']>, { state: 'known' }>['handle'];

const Person = ({ xuid, what }: { xuid: string; what: string }) => {
  const name = useMirror((mirror) => mirror.gamertags[xuid]);
  return (
    <>
      {name && name !== xuid && <span className={styles.name}>{name}</span>}
      <IdText text={xuid} what={what} whole />
    </>
  );
};

/** In both notations: as in a scheme, and as on the wire. */
const Title = ({ titleId }: { titleId: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.name}>{titleLine(t, titleId)}</span>
      <code className={styles.text}>{titleId}</code>
    </>
  );
};

const OfHandle = ({ handle }: { handle: Handle }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { session, expires, openness } = handle;
  const isOver = expires !== null && Date.parse(expires) <= Date.now();
  return (
    <>
      {session && (
        <>
          <Fact name={t('ask.session')}>
            <span className={styles.name}>{session.templateName}</span>
            <IdText text={session.name} what={t('ask.name')} />
          </Fact>
          <Fact name={t('ask.scid')}>
            <IdText text={session.scid} what={t('ask.scid')} />
          </Fact>
        </>
      )}
      {expires !== null && (
        <Fact name={t('ask.expires')}>
          <time dateTime={expires} className={isOver ? styles.over : undefined}>
            {isOver ? t('ask.expired', { time: times.dateAndTime(expires) }) : times.dateAndTime(expires)}
          </time>
        </Fact>
      )}
      {openness !== 'not-told' && <Fact name={t('ask.openness')}>{t(`openness.${openness}`)}</Fact>}
    </>
  );
};

/** Whose word the facts are. */
const Source = ({ preview }: { preview: Activation['preview'] }) => {
  const { t } = useTranslation();
  const times = useTimes();
  switch (preview?.state) {
    case 'known':
      return <time dateTime={preview.at}>{t('ask.saidAt', { time: times.dateAndTime(preview.at) })}</time>;
    case 'looking':
      return t('ask.looking');
    default:
      return t('ask.claimed');
  }
};

/** What an invite is: the link's own facts at once, and the service's as soon as they are there. */
export const AskFacts = ({ link, preview }: { link: Link; preview: Activation['preview'] }) => {
  const { t } = useTranslation();
  const handle = preview?.state === 'known' ? preview.handle : null;
  const from = handle?.from ?? link.from;
  const to = link.to ?? handle?.to ?? null;
  const titleId = handle?.titleIds.find((one) => one === link.titleId) ?? handle?.titleIds[0] ?? link.titleId;
  /** Said where the service leaves a word to the link. */
  const note = (said: unknown) => (handle && !said ? t('ask.linkSays') : undefined);
  return (
    <section className={styles.facts} aria-label={t('ask.facts')}>
      <p className={styles.source} role="status">
        <Source preview={preview} />
      </p>
      <Facts>
        {from !== null && (
          <Fact name={t('ask.from')} note={note(handle?.from)}>
            <Person xuid={from} what={t('ask.from')} />
          </Fact>
        )}
        {to !== null && (
          <Fact name={t('ask.to')} note={note(handle?.to)}>
            <Person xuid={to} what={t('ask.to')} />
            <span>{t('ask.directory')}</span>
            <SandboxMark xuid={to} />
          </Fact>
        )}
        <Fact name={t('ask.title')} note={titleId === null ? undefined : note(handle?.titleIds[0])}>
          {titleId === null ? t('ask.anyTitle') : <Title titleId={titleId} />}
        </Fact>
        {handle && <OfHandle handle={handle} />}
      </Facts>
    </section>
  );
};
