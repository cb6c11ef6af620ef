import { Button, Field, Input } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmulatorPlayer } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import styles from './forms.module.css';

/** The xuid of whom a text names: a gamertag, without case, or a xuid itself. Null for anything else. */
const xuidOf = (text: string, players: readonly EmulatorPlayer[]): string | null => {
  const wanted = text.trim();
  const named = players.find(({ gamertag }) => gamertag.toLowerCase() === wanted.toLowerCase());
  return named?.xuid ?? (/^[1-9]\d{0,19}$/.test(wanted) ? wanted : null);
};

type PeopleListProps = { player: EmulatorPlayer; players: readonly EmulatorPlayer[] };

/** Whom a player follows. Each change counts at once. */
export const PeopleList = ({ player, players }: PeopleListProps) => {
  const { t } = useTranslation();
  const change = useCommand('emulator.player-change');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const { xuid, people } = player;
  const put = (list: string[]) => change.run({ xuid, people: list });
  const follow = async (event: FormEvent) => {
    event.preventDefault();
    const other = xuidOf(text, players);
    setWrong(other === null);
    if (other === null) return;
    if (people.includes(other) || (await put([...people, other]))) setText('');
  };
  const gamertagOf = (of: string) => players.find((one) => one.xuid === of)?.gamertag ?? of;
  return (
    <section className={styles.people}>
      <h4 className={styles.subtitle}>{t('people.people')}</h4>
      <p className={styles.note}>{t('people.peopleNote')}</p>
      <ul className={styles.chips}>
        {people.map((other) => (
          <li key={other} className={styles.chip}>
            {gamertagOf(other)}
            <Button
              size="small"
              appearance="transparent"
              icon={<Dismiss16Regular />}
              disabledFocusable={change.busy}
              aria-label={t('people.unfollow', { who: gamertagOf(other) })}
              onClick={() => void put(people.filter((one) => one !== other))}
            />
          </li>
        ))}
        {people.length === 0 && <li className={styles.note}>{t('people.peopleNone')}</li>}
      </ul>
      <form className={styles.inline} onSubmit={(event) => void follow(event)} noValidate>
        <Field
          label={t('people.follow')}
          validationState={wrong ? 'error' : 'none'}
          validationMessage={wrong ? t('people.followWrong') : undefined}
        >
          <Input
            value={text}
            placeholder={t('people.followPlaceholder')}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Button type="submit" className={styles.beside} disabledFocusable={change.busy || text.trim() === ''}>
          {t('people.followIt')}
        </Button>
      </form>
      <Trouble of={change} />
    </section>
  );
};
