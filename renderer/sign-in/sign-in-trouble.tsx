import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { AccountsState } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { runSetupCheck } from '../setup-check/steps.ts';
import { showPage, useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleText } from '../words/reason.ts';
import { nextSteps, type Step } from './next-steps.ts';
import styles from './sign-in.module.css';
import { closeSignIn, openSignIn, useSignInView } from './view.ts';
import { wayAmong, waysWith } from './ways.ts';

/** How a sign-in ended that did not end well: why, what to do, and the buttons that do it. */
export const SignInTrouble = ({ trouble }: { trouble: NonNullable<AccountsState['trouble']> }) => {
  const { t } = useTranslation();
  const begin = useCommand('accounts.sign-in');
  const dismiss = useCommand('accounts.trouble-dismiss');
  const ways = waysWith(useMirror((mirror) => mirror.accounts.clientId) ?? '');
  const { way: chosen, sandbox, who } = useSignInView();
  const way = wayAmong(ways, chosen);
  const go = async (step: Step) => {
    if (step === 'browser' || step === 'device-code') {
      useSignInView.setState({ way: step });
      await begin.run({ way: step, sandbox });
      return;
    }
    if (step === 'check-set-up') {
      showPage('settings');
      await runSetupCheck();
      return;
    }
    if ((await dismiss.run(null)) === undefined) return;
    if (step === 'paste') openSignIn('paste', who);
    else openSignIn('sign-in', who, step === 'choose' ? undefined : step);
  };
  const close = async () => {
    if ((await dismiss.run(null)) !== undefined) closeSignIn();
  };
  const labelOf = (step: Step): string => (step === way ? t('signIn.again') : t(`signIn.next.${step}`));
  return (
    <div>
      <p role="status" className={styles.ended}>
        {titleText(t, trouble.code)}
      </p>
      {/* When it makes sense again is what the buttons below tell. */}
      <Answer explanation={{ ...trouble, again: 'now' }} />
      <Trouble of={begin} />
      <Trouble of={dismiss} />
      <div className={styles.actions}>
        {nextSteps(trouble, way, ways).map((step, at) => (
          <Button
            key={step}
            appearance={at === 0 ? 'primary' : 'secondary'}
            disabledFocusable={begin.busy || dismiss.busy}
            onClick={() => void go(step)}
          >
            {labelOf(step)}
          </Button>
        ))}
        <Button appearance="subtle" onClick={() => void close()}>
          {t('signIn.close')}
        </Button>
      </div>
    </div>
  );
};
