import { ToggleButton } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import { hostOf, memberState, type PlacedMember } from '../../protocol/members.ts';
import { Later, laterCode } from '../parts/later.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { alsoHere } from './also-here.ts';
import { memberCount } from './member-count.ts';
import { orderedMembers } from './member-order.ts';
import { MemberTable } from './member-table.tsx';
import styles from './members.module.css';

const memberDetails = laterCode(() => import('./member-details.tsx'));

const STATES = ['active', 'ready', 'reserved', 'inactive'] as const;

type HeadProps = { document: SessionDocument; members: readonly PlacedMember[]; you: string };

/** How many there are in each state, what the document leaves out, and for a member the choice of the order. */
const Head = ({ document, members, you }: HeadProps) => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const meFirst = useMirror((mirror) => mirror.settings.memberOrder === 'me-first');
  const count = memberCount(document);
  const states = STATES.map((state) => ({
    state,
    count: members.filter(({ member }) => memberState(member) === state).length,
  }));
  return (
    <>
      <div className={styles.head}>
        <p className={styles.note}>
          {members.length < count
            ? t('members.largeSession', { listed: members.length, count })
            : states
                .filter((one) => one.count > 0)
                .map((one) => t('members.countOf', { count: one.count, state: t(`members.${one.state}`) }))
                .join(' · ')}
        </p>
        {you !== '' && (
          <ToggleButton
            size="small"
            appearance="subtle"
            checked={meFirst}
            disabledFocusable={change.busy}
            onClick={() => void change.run({ memberOrder: meFirst ? 'document' : 'me-first' })}
          >
            {t('members.meFirst')}
          </ToggleButton>
        )}
      </div>
      <Trouble of={change} />
    </>
  );
};

/** The members, and all that the document says of the one that is selected. */
export const Members = ({ session }: { session: SessionView }) => {
  const { document, you } = session;
  const { t } = useTranslation();
  const sessions = useMirror((mirror) => mirror.sessions);
  const activations = useMirror((mirror) => mirror.activations);
  const others = useMemo(
    () => alsoHere({ sessions, activations }, session),
    [sessions, activations, session],
  );
  const order = useMirror((mirror) => mirror.settings.memberOrder);
  const members = useMemo(() => orderedMembers(document, you, order), [document, you, order]);
  const host = useMemo(() => hostOf(document)?.index ?? null, [document]);
  const [index, setIndex] = useState<string | null>(null);
  const selected = members.find((one) => one.index === index);
  return (
    <div className={styles.members} data-selected={selected !== undefined}>
      <Head document={document} members={members} you={you} />
      <div className={styles.body}>
        <MemberTable
          members={members}
          host={host}
          you={you}
          others={others}
          selected={index}
          onSelect={setIndex}
        />
        {selected ? (
          <Later
            code={memberDetails}
            props={{
              placed: selected,
              isHost: selected.index === host,
              isYou: selected.member.constants.system.xuid === you,
              isAlsoHere: others.has(selected.member.constants.system.xuid ?? ''),
              onClose: () => setIndex(null),
            }}
          />
        ) : (
          index !== null && (
            <p className={styles.note} role="status">
              {t('members.gone')}
            </p>
          )
        )}
      </div>
    </div>
  );
};
