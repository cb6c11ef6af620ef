import { Button } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseActivationLink } from '../../protocol/link.ts';
import { linkFacts } from '../../protocol/link-facts.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { showActivation } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { problemText } from '../words/reason.ts';
import styles from './compose.module.css';
import { isUntouched, linkIn, useDraft } from './draft.ts';

/** The link as it stands in the form, and what the parser says of it. */
export const LinkResult = () => {
  const { t } = useTranslation();
  const draft = useDraft();
  const text = linkIn(draft);
  return (
    <section className={styles.result} aria-label={t('compose.result')}>
      <h3 className={styles.heading}>{t('compose.result')}</h3>
      <div className={styles.text}>
        <code>{visibleText(text)}</code>
        <CopyButton text={text} what={t('compose.link')} />
      </div>
      <Opinion text={text} isUntouched={isUntouched(draft)} />
      <Send text={text} />
    </section>
  );
};

const Opinion = ({ text, isUntouched: nothingTyped }: { text: string; isUntouched: boolean }) => {
  const { t } = useTranslation();
  const parsed = parseActivationLink(text);
  if (parsed.ok) {
    const { handle } = linkFacts(parsed.link);
    return (
      <div className={styles.opinion} data-good="true" role="status">
        <CheckmarkCircle16Filled />
        <div>
          <p className={styles.verdict}>{t('compose.good')}</p>
          <p>{handle === null ? t('compose.noHandle') : t('compose.whole', { handle })}</p>
        </div>
      </div>
    );
  }
  if (nothingTyped) {
    return (
      <p className={styles.note} role="status">
        {t('compose.untouched')}
      </p>
    );
  }
  const { code, part } = parsed.problem;
  return (
    <div className={styles.opinion} data-good="false" role="status">
      <Warning16Filled />
      <div>
        <p className={styles.verdict}>{t('compose.bad')}</p>
        <p>{problemText(t, code)}</p>
        {part !== undefined && <p className={styles.part}>{t('compose.part', { part })}</p>}
      </div>
    </div>
  );
};

/** Through the system as from a chat, or straight to the desk. A bad link goes the second way only. */
const Send = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const open = useCommand('link.open');
  const take = useCommand('link.take');
  const [opened, setOpened] = useState<string | null>(null);
  const good = parseActivationLink(text).ok;

  const throughSystem = async () => {
    setOpened(null);
    if ((await open.run({ text })) === undefined) return;
    setOpened(text);
    announce(t('compose.opened'));
  };
  const directly = async () => {
    const taken = await take.run({ text, by: 'self' });
    if (taken) showActivation(taken.id);
  };

  return (
    <>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={!good || open.busy}
          onClick={() => void throughSystem()}
        >
          {t('compose.open')}
        </Button>
        <Button disabledFocusable={take.busy} onClick={() => void directly()}>
          {t('compose.handOver')}
        </Button>
      </div>
      {opened === text && <p className={styles.note}>{t('compose.opened')}</p>}
      <Trouble of={open} />
      <Trouble of={take} />
    </>
  );
};
