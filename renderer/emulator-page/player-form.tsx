import { Button, Checkbox, Field, Input, Tooltip } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmulatorPlayer } from '../../electron/ipc/contract.ts';
import { IdText } from '../parts/id-text.tsx';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './forms.module.css';
import { PeopleList } from './people-list.tsx';

type PlayerFormProps = { player: EmulatorPlayer; players: readonly EmulatorPlayer[] };

/** What the emulator knows of a player. People are followed at once; all else counts when it is saved. */
export const PlayerForm = ({ player, players }: PlayerFormProps) => {
  const { t } = useTranslation();
  const change = useCommand('emulator.player-change');
  const removal = useCommand('emulator.player-remove');
  const [draft, setDraft] = useState({
    gamertag: player.gamertag,
    sandbox: player.sandbox ?? '',
    xerr: player.xerr === null ? '' : String(player.xerr),
    privileges: player.privileges,
    console: player.console ?? false,
  });
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const xerr = draft.xerr.trim();
  const xerrWrong = !/^\d*$/.test(xerr);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (xerrWrong) return;
    const sandbox = draft.sandbox.trim();
    const saved = await change.run({
      xuid: player.xuid,
      gamertag: draft.gamertag.trim(),
      privileges: draft.privileges,
      console: draft.console,
      sandbox: sandbox === '' ? null : sandbox,
      xerr: xerr === '' ? null : Number(xerr),
    });
    if (saved) announce(t('people.saved'));
  };
  const remove = async () => {
    const removed = await removal.run({ xuid: player.xuid });
    if (removed !== undefined) announce(t('people.removed', { who: player.gamertag }));
  };
  return (
    <ScrollArea className={styles.scroll} name={t('people.detail')}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <div>
          <h3 className={styles.title}>{player.gamertag}</h3>
          <IdText text={player.xuid} what={t('people.xuid')} />
        </div>
        <Field label={t('people.gamertag')}>
          <Input value={draft.gamertag} onChange={(_, { value }) => put({ gamertag: value })} />
        </Field>
        <fieldset className={styles.group}>
          <legend>{t('people.privileges')}</legend>
          {(['multiplayer', 'communicate'] as const).map((name) => (
            <Checkbox
              key={name}
              label={t(`people.${name}`)}
              checked={draft.privileges[name]}
              onChange={(_, { checked }) =>
                put({ privileges: { ...draft.privileges, [name]: checked === true } })
              }
            />
          ))}
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{t('people.device')}</legend>
          <Checkbox
            label={t('people.console')}
            checked={draft.console}
            onChange={(_, { checked }) => put({ console: checked === true })}
          />
        </fieldset>
        <Field label={t('people.sandbox')} hint={t('people.sandboxHint')}>
          <Input value={draft.sandbox} onChange={(_, { value }) => put({ sandbox: value })} />
        </Field>
        <Field
          label={t('people.xerr')}
          hint={t('people.xerrHint')}
          validationState={xerrWrong ? 'error' : 'none'}
          validationMessage={xerrWrong ? t('people.xerrWrong') : undefined}
        >
          <Input value={draft.xerr} inputMode="numeric" onChange={(_, { value }) => put({ xerr: value })} />
        </Field>
        <Trouble of={change} />
        <Trouble of={removal} />
        <div className={styles.actions}>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={change.busy || draft.gamertag.trim() === ''}
          >
            {t('people.save')}
          </Button>
          <Tooltip content={t('people.removeNote')} relationship="description">
            <Button disabledFocusable={removal.busy} onClick={() => void remove()}>
              {t('people.remove')}
            </Button>
          </Tooltip>
        </div>
      </form>
      <PeopleList player={player} players={players} />
    </ScrollArea>
  );
};
