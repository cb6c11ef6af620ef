import { CounterBadge, Tooltip } from '@fluentui/react-components';
import { ArrowSwap20Filled, ArrowSwap20Regular } from '@fluentui/react-icons/svg/arrow-swap';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Beaker20Filled, Beaker20Regular } from '@fluentui/react-icons/svg/beaker';
import { Compose20Filled, Compose20Regular } from '@fluentui/react-icons/svg/compose';
import { Keyboard20Regular } from '@fluentui/react-icons/svg/keyboard';
import { MailInbox20Filled, MailInbox20Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { People20Filled, People20Regular } from '@fluentui/react-icons/svg/people';
import { Settings20Filled, Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOver } from '../actions/help-actions.ts';
import { KeyCaps } from '../palette/key-caps.tsx';
import { type Page, showPage, useMirror, useStore } from '../store/store.ts';
import { signInState } from '../words/account.ts';
import { EmulatorState } from './emulator-state.tsx';
import { Mark } from './mark.tsx';
import styles from './navigation.module.css';
import { useNarrow } from './use-narrow.ts';

type EntryProps = {
  page: Page;
  name: string;
  icon: ReactNode;
  iconHere: ReactNode;
  badge?: ReactNode;
  /** What there is to see there, in words, and its mark, which is there in a narrow window, too. */
  state?: string | undefined;
  mark?: ReactNode;
};

const Entry = ({ page, name, icon, iconHere, badge, state, mark }: EntryProps) => {
  const here = useStore((state) => state.page === page);
  const narrow = useNarrow();
  const whole = state === undefined ? name : `${name}: ${state}`;
  const button = (
    <button
      type="button"
      className={styles.entry}
      aria-current={here ? 'page' : undefined}
      aria-label={narrow || state !== undefined ? whole : undefined}
      onClick={() => showPage(page)}
    >
      <span className={styles.icon}>{here ? iconHere : icon}</span>
      <span className={styles.name}>{name}</span>
      {badge}
      {state !== undefined && (
        <span className={styles.mark} title={state} aria-hidden="true">
          {mark}
        </span>
      )}
    </button>
  );
  if (!narrow) return button;
  return (
    <Tooltip content={whole} relationship="description" positioning="after">
      {button}
    </Tooltip>
  );
};

/** With the sign-in that is under way, or that ended and is not read yet. */
const PlayersEntry = () => {
  const { t } = useTranslation();
  const state = useMirror(({ accounts }) => signInState(accounts));
  return (
    <Entry
      page="players"
      name={t('nav.players')}
      icon={<People20Regular />}
      iconHere={<People20Filled />}
      state={state && t(`nav.${state}`)}
      mark={state === 'signingIn' ? <ArrowSync16Regular /> : <Warning16Filled />}
    />
  );
};

/** For who does not know the keys yet. */
const CommandsEntry = () => {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Tooltip content={t('palette.note')} relationship="description" positioning="after">
      <button
        type="button"
        className={styles.entry}
        aria-label={narrow ? t('nav.commands') : undefined}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => useOver.setState({ over: 'palette' })}
      >
        <span className={styles.icon}>
          <Keyboard20Regular />
        </span>
        <span className={styles.name}>{t('nav.commands')}</span>
        <span className={styles.count} aria-hidden="true">
          <KeyCaps keys="Mod+K" />
        </span>
      </button>
    </Tooltip>
  );
};

export const Navigation = () => {
  const { t } = useTranslation();
  const count = useMirror((mirror) => mirror.order.length);
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <h1 className={styles.program}>
        <Mark />
        <span className={styles.name}>{t('program.name')}</span>
      </h1>
      <Entry
        page="invites"
        name={t('nav.invites')}
        icon={<MailInbox20Regular />}
        iconHere={<MailInbox20Filled />}
        badge={
          <span className={styles.count} role="img" aria-label={t('nav.invitesCount', { count })}>
            {count > 0 ? (
              <CounterBadge count={count} overflowCount={999} appearance="ghost" size="small" />
            ) : null}
          </span>
        }
      />
      <Entry
        page="compose"
        name={t('nav.compose')}
        icon={<Compose20Regular />}
        iconHere={<Compose20Filled />}
      />
      <PlayersEntry />
      <Entry
        page="calls"
        name={t('nav.calls')}
        icon={<ArrowSwap20Regular />}
        iconHere={<ArrowSwap20Filled />}
      />
      <Entry
        page="emulator"
        name={t('nav.emulator')}
        icon={<Beaker20Regular />}
        iconHere={<Beaker20Filled />}
      />
      <div className={styles.gap} />
      <CommandsEntry />
      <EmulatorState />
      <Entry
        page="settings"
        name={t('nav.settings')}
        icon={<Settings20Regular />}
        iconHere={<Settings20Filled />}
      />
    </nav>
  );
};
