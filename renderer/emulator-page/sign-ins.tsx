import { Button, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmulatorPlayer, SignIn } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import styles from './forms.module.css';
import { usePart } from './use-part.ts';

type WaitingProps = { signIn: SignIn; players: readonly EmulatorPlayer[] };

const Waiting = ({ signIn: { userCode, client }, players }: WaitingProps) => {
  const { t } = useTranslation();
  const complete = useCommand('emulator.sign-in-complete');
  const decline = useCommand('emulator.sign-in-decline');
  const [xuid, setXuid] = useState('');
  const chosen = players.find((player) => player.xuid === xuid) ?? players[0];
  const busy = complete.busy || decline.busy;
  return (
    <li className={styles.waiting}>
      <span>{t('people.signInOf', { code: userCode, client })}</span>
      <Button
        size="small"
        appearance="primary"
        disabledFocusable={busy || !chosen}
        onClick={() => chosen && void complete.run({ userCode, xuid: chosen.xuid })}
      >
        {t('people.complete')}
      </Button>
      <Select
        size="small"
        aria-label={t('emu.player')}
        value={chosen?.xuid}
        onChange={(_, { value }) => setXuid(value)}
      >
        {players.map((player) => (
          <option key={player.xuid} value={player.xuid}>
            {player.gamertag}
          </option>
        ))}
      </Select>
      <Button
        size="small"
        disabledFocusable={busy}
        aria-label={t('people.declineWhat', { code: userCode })}
        onClick={() => void decline.run({ userCode })}
      >
        {t('people.decline')}
      </Button>
      <Trouble of={complete} />
      <Trouble of={decline} />
    </li>
  );
};

/** Clients that wait for somebody to type their code; nothing while there is none. */
export const SignIns = ({ players }: { players: readonly EmulatorPlayer[] }) => {
  const { t } = useTranslation();
  const list = usePart('sign-ins', 'emulator.sign-ins', null);
  const waiting = list.value?.signIns ?? [];
  if (waiting.length === 0) return <Trouble of={list} />;
  return (
    <section className={styles.signIns}>
      <h3 className={styles.subtitle}>{t('people.signIns')}</h3>
      <p className={styles.note}>{t('people.signInsNote')}</p>
      <ul>
        {waiting.map((signIn) => (
          <Waiting key={signIn.userCode} signIn={signIn} players={players} />
        ))}
      </ul>
    </section>
  );
};
