import { Button, Field, Input, Select } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteMade } from '../../electron/ipc/contract.ts';
import type { Handle } from '../../protocol/handle.ts';
import { isXuid, titleIdToHex } from '../../protocol/ids.ts';
import { sessionKey } from '../../protocol/session-ref.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { playerLabel } from '../words/player.ts';
import { reasonLine } from '../words/reason.ts';
import { PLAYERS_AT_HAND } from './at-hand.ts';
import styles from './compose.module.css';
import { putDraft, useDraft } from './draft.ts';

/** The link that the invited player's system would open. */
const putInvite = (handle: Handle, titleId: string | null, context: string): void =>
  putDraft({
    host: 'inviteHandleAccept',
    scheme: titleId === null ? useDraft.getState().scheme : `ms-xbl-${titleIdToHex(titleId)}`,
    values: {
      handle: handle.id,
      ...(handle.invitedXuid !== undefined && { invitedXuid: handle.invitedXuid }),
      ...(handle.senderXuid !== undefined && { senderXuid: handle.senderXuid }),
      ...(context !== '' && { context }),
    },
    extra: [],
  });

/** An invite by one of the players into a session that is joined, and its link into the form. */
export const RealInvite = () => {
  const { t } = useTranslation();
  const sessions = useMirror((mirror) => mirror.sessions);
  const activations = useMirror((mirror) => mirror.activations);
  const players = useMirror((mirror) => mirror.players);
  const make = useCommand('invite.make');
  const [failed, setFailed] = useState<Extract<InviteMade, { outcome: 'failed' }> | null>(null);
  const [made, setMade] = useState(false);
  const [chosen, setChosen] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [context, setContext] = useState('');
  const [checked, setChecked] = useState(false);

  const live = [
    ...new Map(
      Object.values(sessions)
        .filter(({ channel }) => channel !== 'stopped')
        .map((session) => [sessionKey(session.ref), session]),
    ),
  ];
  const session = live.find(([key]) => key === chosen)?.[1] ?? live[0]?.[1];
  const wrong = checked && !isXuid(to);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    setMade(false);
    if (!session || !isXuid(to)) return;
    const titleId = activations[session.activationId]?.link?.titleId ?? null;
    const answer = await make.run({
      as: from || session.you,
      sessionRef: session.ref,
      invitedXuid: to,
      ...(titleId !== null && { titleId }),
      ...(context !== '' && { context }),
    });
    if (!answer) return;
    setFailed(answer.outcome === 'failed' ? answer : null);
    if (answer.outcome === 'failed') return announce(reasonLine(t, answer.reason));
    putInvite(answer.handle, titleId, context);
    setMade(true);
    announce(t('realInvite.made'));
  };

  return (
    <section className={styles.result} aria-labelledby="real-invite">
      <h3 id="real-invite" className={styles.heading}>
        {t('realInvite.title')}
      </h3>
      <p className={styles.note}>{t('realInvite.note')}</p>
      {session ? (
        <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
          <Field label={t('realInvite.session')}>
            <Select value={sessionKey(session.ref)} onChange={(_, { value }) => setChosen(value)}>
              {live.map(([key, { ref }]) => (
                <option key={key} value={key}>{`${ref.templateName} / ${ref.name}`}</option>
              ))}
            </Select>
          </Field>
          <Field label={t('realInvite.from')}>
            <Select value={from || session.you} onChange={(_, { value }) => setFrom(value)}>
              {players.map((player) => (
                <option key={player.xuid} value={player.xuid}>
                  {playerLabel(t, player)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t('realInvite.to')}
            validationState={wrong ? 'error' : 'none'}
            validationMessage={wrong ? t('realInvite.wrongXuid') : undefined}
          >
            <Input
              value={to}
              list={PLAYERS_AT_HAND}
              spellCheck={false}
              autoComplete="off"
              onChange={(_, { value }) => setTo(value.trim())}
            />
          </Field>
          <Field label={t('realInvite.context')}>
            <Input value={context} maxLength={256} onChange={(_, { value }) => setContext(value)} />
          </Field>
          <div>
            <Button type="submit" disabledFocusable={make.busy}>
              {t('realInvite.button')}
            </Button>
          </div>
        </form>
      ) : (
        <p className={styles.note}>{t('realInvite.noSessions')}</p>
      )}
      {made && <p className={styles.note}>{t('realInvite.made')}</p>}
      {failed && (
        <div>
          <p className={styles.verdict}>{reasonLine(t, failed.reason)}</p>
          {failed.reason.kind === 'answer' && <Answer explanation={failed.reason.explanation} />}
        </div>
      )}
      <Trouble of={make} />
    </section>
  );
};
