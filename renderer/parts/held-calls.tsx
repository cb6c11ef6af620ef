import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { heldText, limitsOf } from '../words/limits.ts';
import { useNow } from '../words/use-now.ts';
import { nameOf } from '../words/who.ts';

/** That calls of this player wait so as not to break the service's limit, and for how long; nothing while none does. */
export const HeldCalls = ({ xuid }: { xuid: string | null }) => {
  const { t } = useTranslation();
  const limits = useMirror(({ channels }) => (xuid === null ? null : limitsOf(channels, xuid)));
  const names = useMirror((mirror) => mirror.gamertags);
  const isHeld = limits !== null && limits.waiting > 0;
  const now = useNow(isHeld);
  const held = isHeld && xuid !== null ? heldText(t, limits, nameOf(names, xuid), now) : null;
  if (!held) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{held.waits}</MessageBarTitle>
        {held.why}
      </MessageBarBody>
    </MessageBar>
  );
};
