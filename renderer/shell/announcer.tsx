import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { announce, useAnnouncement } from '../store/announce.ts';
import type { Mirror } from '../store/mirror.ts';
import { useStore } from '../store/store.ts';
import { reasonLine } from '../words/reason.ts';
import { whoLine } from '../words/who.ts';
import styles from './announcer.module.css';

const changedStates = (before: Mirror, after: Mirror): Activation[] =>
  before.activations === after.activations
    ? []
    : Object.values(after.activations).filter(({ id, state }) => before.activations[id]?.state !== state);

/** Says each change of an activation's state to screen readers; nothing is seen of it. */
export const Announcer = () => {
  const { t } = useTranslation();
  const { text, number } = useAnnouncement();
  useEffect(
    () =>
      useStore.subscribe((state, before) => {
        for (const activation of before.loaded ? changedStates(before.mirror, state.mirror) : []) {
          const who = whoLine(t, activation, state.mirror.gamertags) ?? t('invites.title');
          const word = t(`state.${activation.state}`);
          const reason = activation.reason && reasonLine(t, activation.reason);
          announce(
            reason
              ? t('invites.announceReason', { who, state: word, reason })
              : t('invites.announce', { who, state: word }),
          );
        }
      }),
    [t],
  );
  return (
    <div className={styles.unseen} role="status" aria-live="polite">
      <span key={number}>{text}</span>
    </div>
  );
};
