import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { AccountsState } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { titleText } from '../words/reason.ts';
import { nextTry } from './next-try.ts';
import styles from './sign-in.module.css';
import { closeSignIn, useSignInView } from './view.ts';

/** How a sign-in ended that did not end well: why, what to do, and the button that does it. */
export const SignInTrouble = ({ trouble }: { trouble: NonNullable<AccountsState['trouble']> }) => {
  const { t } = useTranslation();
  const begin = useCommand('accounts.sign-in');
  const dismiss = useCommand('accounts.trouble-dismiss');
  const way = useSignInView((view) => view.way);
  const next = nextTry(trouble, way);
  const begins = (by: typeof way) => {
    useSignInView.setState({ panel: 'sign-in', way: by });
    void begin.run({ way: by });
  };
  const change = async () => {
    useSignInView.setState({ panel: 'sign-in' });
    await dismiss.run(null);
  };
  const close = async () => {
    closeSignIn();
    await dismiss.run(null);
  };
  return (
    <div>
      <p role="status" className={styles.ended}>
        {titleText(t, trouble.code)}
      </p>
      <Answer explanation={trouble} />
      <Trouble of={begin} />
      <Trouble of={dismiss} />
      <div className={styles.actions}>
        {next === 'change' ? (
          <Button appearance="primary" onClick={() => void change()}>
            {t('signIn.change')}
          </Button>
        ) : (
          <Button appearance="primary" disabledFocusable={begin.busy} onClick={() => begins(next)}>
            {t(next === way ? 'signIn.again' : 'signIn.byCode')}
          </Button>
        )}
        {next !== 'change' && <Button onClick={() => void change()}>{t('signIn.otherWay')}</Button>}
        <Button onClick={() => void close()}>{t('signIn.close')}</Button>
      </div>
    </div>
  );
};
