import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { ChooseWay } from './choose-way.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { SignInTrouble } from './sign-in-trouble.tsx';
import { useSignInView } from './view.ts';
import { Waiting } from './waiting.tsx';

/** Signing in, from the choice of the way to its end; what is under way is main's, so it outlives this page. */
const SignInPanel = () => {
  const { t } = useTranslation();
  const signIn = useMirror((mirror) => mirror.accounts.signIn);
  const trouble = useMirror((mirror) => mirror.accounts.trouble);
  const who = useSignInView((view) => view.who);
  const step = signIn ? `${signIn.way} ${signIn.state}` : (trouble?.code ?? 'choose');
  return (
    <PanelFrame
      panel="sign-in"
      title={who === null ? t('signIn.title') : t('signIn.titleFor', { who })}
      step={step}
    >
      {signIn ? <Waiting signIn={signIn} /> : trouble ? <SignInTrouble trouble={trouble} /> : <ChooseWay />}
    </PanelFrame>
  );
};

export default SignInPanel;
