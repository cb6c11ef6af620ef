import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { backToInvite, useSignInView } from '../sign-in/view.ts';
import { useMirror } from '../store/store.ts';
import { nameOf } from '../words/who.ts';
import styles from './players-page.module.css';

/**
 * The invite that a sign-in was asked for from, and the way back to it. Whoever signed in for it is led back at once;
 * a pasted token is shown first.
 */
export const InviteWaits = () => {
  const { t } = useTranslation();
  const invite = useSignInView((view) => view.invite);
  const pastes = useSignInView((view) => view.panel === 'paste');
  const isKept = useMirror(({ activations }) => invite !== null && activations[invite.id] !== undefined);
  const isHere = useMirror(({ players }) => players.some(({ xuid }) => xuid === invite?.xuid));
  const who = useMirror(({ gamertags }) => nameOf(gamertags, invite?.xuid ?? ''));
  const wasHere = useRef(isHere);
  useEffect(() => {
    const came = isHere && !wasHere.current;
    wasHere.current = isHere;
    if (came && invite && isKept && !pastes) backToInvite(invite);
  }, [isHere, invite, isKept, pastes]);
  if (!invite || !isKept) return null;
  return (
    <MessageBar intent={isHere ? 'success' : 'info'} layout="multiline">
      <MessageBarBody className={styles.told}>
        <p>{t(isHere ? 'ask.canFollow' : 'ask.waitsFor', { who })}</p>
        <div className={styles.buttons}>
          <Button size="small" icon={<ArrowLeft16Regular />} onClick={() => backToInvite(invite)}>
            {t('ask.backToInvite')}
          </Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
};
