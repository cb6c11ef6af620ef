import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { useOfferedSandboxes } from './use-offered-sandboxes.ts';

const OTHER = '';

type SandboxChoiceProps = {
  account: Account;
  busy: boolean;
  onChoose(sandbox: string): void;
  /** One that is not offered. */
  onOther(): void;
};

/** The account's sandbox, and those it may be changed to by a click. What is in a pasted token can't be changed. */
export const SandboxChoice = ({ account, busy, onChoose, onOther }: SandboxChoiceProps) => {
  const { t } = useTranslation();
  const offered = useOfferedSandboxes();
  const { gamertag, sandbox, kind } = account;
  if (kind === 'token') {
    return <span title={t('players.sandboxFixed')}>{sandbox ?? t('players.noSandbox')}</span>;
  }
  return (
    <MenuButton
      size="small"
      label={sandbox ?? t('players.noSandbox')}
      name={t('players.sandboxOf', { who: gamertag, sandbox: sandbox ?? t('players.noSandbox') })}
      entries={[
        ...offered.map((one) => ({
          value: one,
          label: one,
          choice: { of: 'one' as const, checked: one === sandbox },
        })),
        { value: OTHER, label: t('players.otherSandbox') },
      ]}
      disabled={busy}
      onChoose={(chosen) => (chosen === OTHER ? onOther() : chosen !== sandbox && onChoose(chosen))}
    />
  );
};
