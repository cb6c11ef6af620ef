import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { titleIdToHex } from '../../protocol/ids.ts';
import { contextDecodedAgain } from '../../protocol/link-facts.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { IdText } from '../parts/id-text.tsx';
import { SandboxMark } from '../parts/sandbox-mark.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { useMirror } from '../store/store.ts';
import { titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './link-facts.module.css';
import { SendAgain } from './send-again.tsx';

type Link = NonNullable<Activation['link']>;

const Xuid = ({ xuid, what }: { xuid: string; what: string }) => {
  const name = useMirror((mirror) => mirror.gamertags[xuid]);
  return (
    <>
      {name && <span className={styles.name}>{name}</span>}
      <SandboxMark xuid={xuid} />
      <IdText text={xuid} what={what} whole />
    </>
  );
};

/** The sender's text: decoded once by the parser; some senders encode twice, so a second decoding is offered. */
const Context = ({ context }: { context: string }) => {
  const { t } = useTranslation();
  const [twice, setTwice] = useState(false);
  const again = contextDecodedAgain(context);
  return (
    <>
      <bdi className={styles.text}>{visibleText(twice && again !== null ? again : context)}</bdi>
      {again !== null && (
        <Button size="small" appearance="subtle" onClick={() => setTwice(!twice)}>
          {twice ? t('link.contextOnce') : t('link.contextTwice')}
        </Button>
      )}
    </>
  );
};

const kinds = [
  'invite-handle',
  'activity-handle',
  'invite-connection',
  'activity-connection',
  'retired',
  'service-call-tracking',
] as const;

const LinkParts = ({ link }: { link: Link }) => {
  const { t } = useTranslation();
  const kind = kinds.find((one) => one === link.kind);
  return (
    <>
      <Fact name={t('link.kind')}>{kind ? t(`link.kinds.${kind}`) : link.kind}</Fact>
      <Fact name={t('link.scheme')}>
        <code className={styles.text}>{link.scheme}</code>
      </Fact>
      <Fact name={t('link.titleId')}>
        {link.titleId === null ? (
          t('link.anyTitle')
        ) : (
          <>
            <span>{titleLine(t, link.titleId)}</span>
            <code className={styles.text} title={titleIdToHex(link.titleId)}>
              {link.titleId}
            </code>
          </>
        )}
      </Fact>
      {link.handle !== null && (
        <Fact name={t('link.handle')}>
          <IdText text={link.handle} what={t('link.handle')} whole />
        </Fact>
      )}
      {link.from !== null && (
        <Fact name={t('link.from')}>
          <Xuid xuid={link.from} what={t('link.from')} />
        </Fact>
      )}
      {link.to !== null && (
        <Fact name={t('link.to')}>
          <Xuid xuid={link.to} what={t('link.to')} />
        </Fact>
      )}
      {link.context !== null && (
        <Fact name={t('link.context')}>
          <Context context={link.context} />
        </Fact>
      )}
      {link.extra.length > 0 && (
        <Fact name={t('link.extra')}>
          <ul>
            {link.extra.map(([name, value], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and the list never changes
              <li key={at} className={styles.text}>
                <bdi>{visibleText(`${name}=${value}`)}</bdi>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </>
  );
};

/** What the link says, part by part, and the link itself. */
export const LinkFacts = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { link, text, length, arrivedBy, receivedAt } = activation;
  const name = length > text.length ? t('link.textCut', { shown: text.length, length }) : t('link.text');
  return (
    <ScrollArea className={styles.facts} name={t('link.heading')}>
      {!link && <p className={styles.note}>{t('link.notRead')}</p>}
      <Facts>
        {link && <LinkParts link={link} />}
        <Fact name={t('link.arrived')}>
          {t('link.arrivedBy', { time: times.dateAndTime(receivedAt), by: t(`link.by.${arrivedBy}`) })}
        </Fact>
        <Fact name={name}>
          <IdText text={visibleText(text)} copies={text} what={t('link.text')} whole />
        </Fact>
      </Facts>
      <SendAgain activation={activation} />
    </ScrollArea>
  );
};
