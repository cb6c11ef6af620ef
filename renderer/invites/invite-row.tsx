import { CheckboxChecked16Filled } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUnchecked16Regular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { whoJoins } from '../detail/next-step.ts';
import { ListRow } from '../parts/list-row.tsx';
import { SandboxMark } from '../parts/sandbox-mark.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { shownIds, useFound } from '../store/found.ts';
import { pickTo, startPicking, togglePicked, usePicked } from '../store/picked.ts';
import { showActivation, useMirror, useStore } from '../store/store.ts';
import { reasonNow } from '../words/outcome.ts';
import { titleLine } from '../words/title.ts';
import { useTimes } from '../words/use-times.ts';
import { type WhoPart, whoParts } from '../words/who.ts';
import styles from './invite-row.module.css';

/** Two lines and the title, one line more where there is a reason; pixels. */
export const rowHeight = (activation: Activation | undefined): number => (activation?.reason ? 92 : 74);

/** A click shows it. With Ctrl, or while some are picked, it picks; with Shift all between. */
const click = (id: string, { ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
  const picking = usePicked.getState().ids !== null;
  const { selected, mirror } = useStore.getState();
  if (picking && shiftKey) pickTo(id, shownIds(mirror.order, useFound.getState()));
  else if (picking) togglePicked(id);
  else if (ctrlKey || metaKey) startPicking(id, ...(selected === null ? [] : [selected]));
  else showActivation(id);
};

/** Where there is no room for both names, that of somebody else is cut: whose invite it is, is what is looked for. */
const Who = ({ parts }: { parts: readonly WhoPart[] }) => (
  <span className={styles.names} title={parts.map(({ text }) => text).join('')}>
    {parts.map(({ text, who }) => (
      <bdi key={`${who} ${text}`} className={who ? styles[who] : styles.between}>
        {text}
      </bdi>
    ))}
  </span>
);

export const InviteRow = memo(({ id, ...place }: RowPlace) => {
  const { t } = useTranslation();
  const times = useTimes();
  const activation = useMirror((mirror) => mirror.activations[id]);
  const names = useMirror((mirror) => mirror.gamertags);
  const selected = useStore((state) => state.selected === id);
  const players = useMirror((mirror) => mirror.players);
  const isHeld = useMirror((mirror) => mirror.heldJoins.includes(id));
  // undefined while none are being picked
  const picked = usePicked(({ ids }) => ids?.has(id));
  if (!activation) return null;
  const { link, reason, repeats, state } = activation;
  const title = link && (link.titleId ? titleLine(t, link.titleId) : t('invites.anyTitle'));
  const who = whoParts(t, activation, names);
  const again = repeats > 0 ? t('invites.repeats', { count: repeats }) : null;
  return (
    <ListRow
      place={place}
      selected={picked ?? selected}
      current={selected}
      className={styles.row}
      onClick={(event) => click(id, event)}
    >
      <div className={styles.first}>
        {picked !== undefined && (picked ? <CheckboxChecked16Filled /> : <CheckboxUnchecked16Regular />)}
        <StateMark state={state} isHeld={isHeld} />
        {again && (
          <span className={styles.repeats} title={again}>
            {t('invites.repeatsShort', { count: repeats + 1 })}
          </span>
        )}
        <time
          className={styles.time}
          dateTime={activation.receivedAt}
          title={times.dateAndTime(activation.receivedAt)}
        >
          {times.short(activation.receivedAt)}
        </time>
      </div>
      <div className={styles.who}>
        {who ? (
          <Who parts={who} />
        ) : (
          <bdi className={styles.text}>{visibleText(activation.text.slice(0, 120))}</bdi>
        )}
        <SandboxMark xuid={whoJoins(activation)} />
      </div>
      <div className={styles.title}>{title ?? t('invites.noTitle')}</div>
      {reason && <div className={styles.reason}>{reasonNow(t, reason, players)}</div>}
    </ListRow>
  );
});
