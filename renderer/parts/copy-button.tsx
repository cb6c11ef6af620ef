import { Button, Tooltip } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';

/** How long the mark that it was copied stays. */
const MARK_MS = 1_500;

type CopyButtonProps = {
  text: string;
  /** What it is, for the button's name: "Copy session name". */
  what: string;
};

export const CopyButton = ({ text, what }: CopyButtonProps) => {
  const { t } = useTranslation();
  const copy = useCommand('text.copy');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), MARK_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const run = async () => {
    const done = await copy.run({ text });
    if (done === undefined) return;
    setCopied(true);
    announce(t('common.copied'));
  };

  const name = t('common.copyWhat', { what });
  const icon = copy.trouble ? <ErrorCircle16Regular /> : copied ? <Checkmark16Regular /> : <Copy16Regular />;
  return (
    <Tooltip
      content={copy.trouble?.message ?? (copied ? t('common.copied') : name)}
      relationship="description"
    >
      <Button appearance="subtle" size="small" icon={icon} aria-label={name} onClick={() => void run()} />
    </Tooltip>
  );
};
