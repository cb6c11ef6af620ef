import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { PanelFrame } from './panel-frame.tsx';
import { PasteForm } from './paste-form.tsx';
import { PastedToken } from './pasted-token.tsx';
import { useSignInView } from './view.ts';

/** A token of one's own: what it is for, and after it was taken what it says of itself. */
const PasteToken = () => {
  const { t } = useTranslation();
  const who = useSignInView((view) => view.who);
  const [xuid, setXuid] = useState<string | null>(null);
  const account = useMirror((mirror) => mirror.accounts.accounts.find((one) => one.xuid === xuid));
  return (
    <PanelFrame
      panel="paste"
      title={who === null ? t('paste.title') : t('paste.titleFor', { who })}
      step={account ? 'taken' : 'form'}
    >
      {account ? (
        <PastedToken account={account} onAnother={() => setXuid(null)} />
      ) : (
        <PasteForm onTaken={setXuid} />
      )}
    </PanelFrame>
  );
};

export default PasteToken;
