import { Button } from '@fluentui/react-components';
import { Eye16Regular } from '@fluentui/react-icons/svg/eye';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { Play16Filled } from '@fluentui/react-icons/svg/play';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartedScenario } from '../../electron/ipc/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { showActivation, useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { nameOf } from '../words/who.ts';
import styles from './scenarios.module.css';
import { keepStarted, lookAt, useView } from './view.ts';

/** More than so many links are shown only when they are wanted. */
const FEW = 4;

type LinkRowProps = { link: StartedScenario['links'][number]; busy: boolean; onOpen(link: string): void };

const LinkRow = ({ link: { label, link, for: xuid }, busy, onOpen }: LinkRowProps) => {
  const { t } = useTranslation();
  const who = nameOf(
    useMirror((mirror) => mirror.gamertags),
    xuid,
  );
  return (
    <li className={styles.link}>
      <Button
        size="small"
        appearance="primary"
        icon={<Open16Regular />}
        disabledFocusable={busy}
        aria-label={t('scenarios.openWhat', { label, who })}
        onClick={() => onOpen(link)}
      >
        {t('scenarios.open')}
      </Button>
      <span>
        {label} <span className={styles.for}>{t('scenarios.for', { who })}</span>
      </span>
      <code className={styles.url} title={link}>
        {link}
      </code>
      <CopyButton text={link} what={t('scenarios.copyWhat', { who })} />
    </li>
  );
};

const Started = ({ started }: { started: StartedScenario }) => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const [all, setAll] = useState(false);
  const { scenario, links, goesOn, sessionRef } = started;
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brought into sight when it is started once more, too
  useEffect(() => {
    // Its promise, in newer browsers, must not be taken for the effect's way back.
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, [started]);
  const open = async (text: string) => {
    const taken = await take.run({ text, by: 'self' });
    if (taken) showActivation(taken.id);
  };
  return (
    <div ref={place} className={styles.started}>
      {links.length > 0 && (
        <ul aria-label={t('scenarios.linksOf', { name: scenario })}>
          {links.slice(0, all ? links.length : FEW).map((link) => (
            <LinkRow key={link.link} link={link} busy={take.busy} onOpen={(text) => void open(text)} />
          ))}
        </ul>
      )}
      <div className={styles.more}>
        {links.length === 0 && <span>{t('scenarios.noLinks')}</span>}
        {!all && links.length > FEW && (
          <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
            {t('scenarios.more', { count: links.length })}
          </Button>
        )}
        <Button size="small" appearance="subtle" icon={<Eye16Regular />} onClick={() => lookAt(sessionRef)}>
          {t('scenarios.look')}
        </Button>
        {goesOn && <span className={styles.for}>{t('scenarios.goesOn')}</span>}
      </div>
      <Trouble of={take} />
    </div>
  );
};

/** One scenario: what it sets up, the button that does it, and the links that it answered with last. */
export const ScenarioCard = ({ name, what }: { name: string; what: string }) => {
  const { t } = useTranslation();
  const start = useCommand('emulator.scenario-start');
  const started = useView((view) => view.started[name]);
  const run = async () => {
    const answer = await start.run({ name });
    if (!answer) return;
    keepStarted(answer);
    announce(t('scenarios.started'));
  };
  return (
    <li className={styles.card}>
      <div className={styles.row}>
        <div className={styles.words}>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.what}>{what}</p>
        </div>
        <Button
          icon={<Play16Filled />}
          disabledFocusable={start.busy}
          aria-label={t('scenarios.startWhat', { name })}
          onClick={() => void run()}
        >
          {t('scenarios.start')}
        </Button>
      </div>
      <Trouble of={start} />
      {started && <Started started={started} />}
    </li>
  );
};
