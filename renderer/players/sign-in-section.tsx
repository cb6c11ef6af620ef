import { Button } from '@fluentui/react-components';
import { KeyMultiple16Regular } from '@fluentui/react-icons/svg/key-multiple';
import { PersonAdd16Regular } from '@fluentui/react-icons/svg/person-add';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Later, laterCode } from '../parts/later.tsx';
import { openSignIn, useSignInView } from '../sign-in/view.ts';
import { useMirror } from '../store/store.ts';
import { InviteWaits } from './invite-waits.tsx';
import styles from './players-page.module.css';
import { useSignedIn } from './use-signed-in.ts';

const panels = {
  signIn: laterCode(() => import('../sign-in/sign-in-panel.tsx')),
  paste: laterCode(() => import('../sign-in/paste-token.tsx')),
};

/** The ways to a player on Xbox Live. A sign-in that is under way is shown whoever began it, and wherever. */
export const SignInSection = () => {
  const { t } = useTranslation();
  const panel = useSignInView((view) => view.panel);
  const underWay = useMirror(({ accounts }) => accounts.signIn !== null);
  const ended = useMirror(({ accounts }) => accounts.trouble !== null);
  const button = useRef<HTMLButtonElement>(null);
  const signsIn = underWay || ended || panel === 'sign-in';
  const shown = signsIn || panel === 'paste';
  useSignedIn();
  useEffect(() => {
    // What was asked for has begun: at its end nothing is asked for any more.
    if (underWay) useSignInView.setState({ panel: null });
  }, [underWay]);
  useEffect(() => {
    if (!shown) return;
    // What had the focus went away with the panel.
    return () => {
      if (document.activeElement === document.body) button.current?.focus();
    };
  }, [shown]);
  return (
    <>
      <div className={styles.buttons}>
        <Button ref={button} icon={<PersonAdd16Regular />} onClick={() => openSignIn('sign-in')}>
          {t('players.signIn')}
        </Button>
        <Button icon={<KeyMultiple16Regular />} onClick={() => openSignIn('paste')}>
          {t('players.paste')}
        </Button>
      </div>
      <InviteWaits />
      {signsIn && <Later code={panels.signIn} props={{}} />}
      {panel === 'paste' && <Later code={panels.paste} props={{}} />}
    </>
  );
};
