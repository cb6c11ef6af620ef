import { MoreHorizontal16Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { useTranslation } from 'react-i18next';
import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { myMember } from '../../protocol/deltas.ts';
import { memberState } from '../../protocol/members.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { MenuButton, type MenuEntry } from '../parts/menu-button.tsx';
import { useMirror } from '../store/store.ts';
import { editProperties, editRequest } from './begin-drafts.ts';
import styles from './session-actions.module.css';
import { myStateEntries, sessionEntries, type WriteEntry } from './session-entries.ts';
import type { useWrite } from './write.ts';

type SessionActionsProps = {
  activation: Activation;
  session: SessionView;
  write: ReturnType<typeof useWrite>;
};

/** What can be done in a joined session. Where the room is short all of it is in the last menu. */
export const SessionActions = ({ activation, session, write }: SessionActionsProps) => {
  const { t } = useTranslation();
  useFocusBack();
  const names = useMirror((mirror) => mirror.gamertags);
  const me = myMember(session.document, session.you);
  const mine = myStateEntries(t, session);
  const ofSession = sessionEntries(t, session, names);
  const more: MenuEntry[] = [
    { value: 'edit-mine', label: t('act.editMine'), group: t('act.edit') },
    { value: 'edit-session', label: t('act.editSession'), group: t('act.edit') },
    { value: 'edit-request', label: t('act.editRequest'), group: t('act.edit') },
  ];
  const choose = (entries: readonly WriteEntry[]) => (value: string) => {
    const entry = entries.find((each) => each.value === value);
    if (entry) void write.run(entry.write);
    else if (value === 'edit-mine') editProperties('mine', session);
    else if (value === 'edit-session') editProperties('session', session);
    else if (value === 'edit-request') void editRequest(activation, session);
  };
  const icon = <MoreHorizontal16Regular />;
  return (
    <>
      <div className={styles.wide}>
        <MenuButton
          label={t(`act.am.${me ? memberState(me) : 'inactive'}`)}
          entries={mine}
          disabled={write.busy}
          onChoose={choose(mine)}
        />
        <MenuButton
          label={t('act.session')}
          entries={ofSession}
          disabled={write.busy}
          onChoose={choose(ofSession)}
        />
        <MenuButton label={t('act.more')} icon={icon} entries={more} disabled={false} onChoose={choose([])} />
      </div>
      <div className={styles.narrow}>
        <MenuButton
          label={t('act.more')}
          icon={icon}
          entries={[...more, ...mine, ...ofSession]}
          disabled={false}
          onChoose={choose([...mine, ...ofSession])}
        />
      </div>
    </>
  );
};
