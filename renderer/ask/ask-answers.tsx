import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { isGone, titleToTrust } from './trust.ts';
import { useTrusted } from './use-trusted.ts';

/** Beside Join and Not now: trust the title, which only its service can name; and look what it is, where nobody could. */
export const AskAnswers = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const always = useCommand('activation.always');
  const look = useCommand('activation.look');
  const { id, preview } = activation;
  const isLooking = preview?.state === 'looking';
  const title = titleToTrust(activation);
  const trusted = useTrusted();
  const canTrust = (isLooking && !preview.joins) || (title !== null && !trusted.has(title));
  return (
    <>
      {canTrust && (
        <Button disabledFocusable={isLooking || always.busy} onClick={() => void always.run({ id })}>
          {t('ask.always')}
        </Button>
      )}
      {(preview === null || (preview.state === 'failed' && !isGone(activation))) && (
        <Button disabledFocusable={look.busy} onClick={() => void look.run({ id })}>
          {t(preview === null ? 'ask.lookUp' : 'ask.lookAgain')}
        </Button>
      )}
      <Trouble of={always} />
      <Trouble of={look} />
    </>
  );
};
