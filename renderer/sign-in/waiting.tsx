import { Button } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { useTranslation } from 'react-i18next';
import type { AccountsState } from '../../electron/ipc/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { Countdown } from './countdown.tsx';
import styles from './sign-in.module.css';
import { openSignIn, useSignInView } from './view.ts';

/** The code, as large as it will be typed, with what to do with it. */
const Code = ({ code, page }: { code: string; page: string | null }) => {
  const { t } = useTranslation();
  const copy = useCommand('text.copy');
  const copyIt = async () => {
    if ((await copy.run({ text: code })) !== undefined) announce(t('common.copied'));
  };
  return (
    <>
      <p>{t('signIn.typeCode')}</p>
      <p className={styles.code}>
        <code>{code}</code>
        <Button icon={<Copy16Regular />} onClick={() => void copyIt()}>
          {t('signIn.copyCode')}
        </Button>
      </p>
      {page !== null && (
        <p className={styles.address}>
          <code>
            <bdi>{page}</bdi>
          </code>
          <CopyButton text={page} what={t('signIn.address')} />
        </p>
      )}
      <Trouble of={copy} />
    </>
  );
};

/** A page that is open elsewhere: nothing to do here but to wait, to open it once more, or to give up. */
export const Waiting = ({ signIn }: { signIn: NonNullable<AccountsState['signIn']> }) => {
  const { t } = useTranslation();
  const { way, state, userCode, page, until } = signIn;
  const cancel = useCommand('accounts.sign-in-cancel');
  const open = useCommand('accounts.sign-in-page');
  const callOff = async () => {
    if ((await cancel.run(null)) !== undefined) openSignIn('sign-in', useSignInView.getState().who);
  };
  // While one is under way, that is all that there is to be said of one before.
  const wasReplaced = useMirror(({ accounts }) => accounts.trouble !== null);
  const isWaiting = state === 'waiting';
  const byCode = way === 'device-code';
  return (
    <div className={styles.form}>
      {wasReplaced && <p className={styles.note}>{t('signIn.replaced')}</p>}
      {!isWaiting && <p role="status">{t(state === 'starting' ? 'signIn.starting' : 'signIn.finishing')}</p>}
      {isWaiting && byCode && userCode !== null && <Code code={userCode} page={page} />}
      {isWaiting && !byCode && (
        <>
          <p>{t('signIn.inBrowser')}</p>
          {page !== null && (
            <p className={styles.note}>
              {t('signIn.otherBrowser')} <CopyButton text={page} what={t('signIn.address')} />
            </p>
          )}
        </>
      )}
      {isWaiting && until !== null && <Countdown until={until} />}
      <Trouble of={open} />
      <Trouble of={cancel} />
      <div className={styles.actions}>
        {isWaiting && page !== null && (
          <Button
            appearance={byCode ? 'primary' : 'secondary'}
            icon={<Open16Regular />}
            disabledFocusable={open.busy}
            onClick={() => void open.run(null)}
          >
            {t(byCode ? 'signIn.openPage' : 'signIn.openAgain')}
          </Button>
        )}
        <Button disabledFocusable={cancel.busy} onClick={() => void callOff()}>
          {t('signIn.cancel')}
        </Button>
      </div>
    </div>
  );
};
