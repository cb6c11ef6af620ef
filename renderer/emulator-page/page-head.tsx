import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Key16Regular } from '@fluentui/react-icons/svg/key';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IdText } from '../parts/id-text.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './emulator-page.module.css';

/** Main puts the key into the clipboard: the window never has it. */
const CopyKey = ({ url }: { url: string | null }) => {
  const { t } = useTranslation();
  const copy = useCommand('emulator.copy-key');
  const [copiedOf, setCopiedOf] = useState<string | null>(null);
  const copied = url !== null && copiedOf === url;
  const run = async () => {
    if ((await copy.run(null)) === undefined) return;
    setCopiedOf(url);
    announce(t('emu.keyCopied'));
  };
  return (
    <>
      <Button
        size="small"
        icon={copied ? <Checkmark16Regular /> : <Key16Regular />}
        disabledFocusable={url === null || copy.busy}
        onClick={() => void run()}
      >
        {copied ? t('emu.keyCopied') : t('emu.copyKey')}
      </Button>
      <Trouble of={copy} />
    </>
  );
};

/** Which emulator this is, its address and key, and what is wrong with it. */
export const PageHead = () => {
  const { t } = useTranslation();
  const { state, use, url, trouble } = useMirror((mirror) => mirror.emulator);
  return (
    <header>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('emu.title')}</h2>
        <span className={styles.address}>
          {url === null ? t('emu.noAddress') : <IdText text={url} what={t('emu.addressWhat')} whole />}
        </span>
        <CopyKey url={url} />
        <p className={styles.hint}>
          {t(`emu.${use}`)} {t('emu.keyHint')}
        </p>
      </div>
      {(state === 'failed' || state === 'restarting') && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('emu.down')}</MessageBarTitle>
            {trouble} {t('emu.downBody')}
          </MessageBarBody>
        </MessageBar>
      )}
    </header>
  );
};
