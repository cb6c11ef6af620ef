import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkCollections } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { showActivation } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './compose.module.css';
import { putLink } from './draft.ts';
import { KeepForm } from './keep-form.tsx';
import { without } from './kept-links.ts';

/** The links that are kept, by collection; a click puts one into the form, or sends it as it is. */
export const Collections = () => {
  const { t } = useTranslation();
  const { run: list, ...listing } = useCommand('links.list');
  const save = useCommand('links.save');
  const exporting = useCommand('links.export');
  const importing = useCommand('links.import');
  const [collections, setCollections] = useState<LinkCollections>([]);
  const [said, setSaid] = useState('');

  useEffect(() => {
    void list(null).then((found) => found && setCollections(found));
  }, [list]);

  const tell = (text: string) => {
    setSaid(text);
    announce(text);
  };
  const change = async (next: LinkCollections) => {
    const saved = await save.run(next);
    if (saved) setCollections(saved);
    return saved !== undefined;
  };
  const exportAll = async () => {
    const written = await exporting.run(null);
    if (written) tell(t('collections.exported', { path: written.path }));
  };
  const importFrom = async () => {
    const read = await importing.run(null);
    if (!read) return;
    setCollections(read.collections);
    tell(t('collections.imported', { count: read.added }));
  };

  return (
    <section className={styles.kept} aria-labelledby="kept-links">
      <div className={styles.head}>
        <h3 id="kept-links" className={styles.heading}>
          {t('collections.title')}
        </h3>
        <Button size="small" disabledFocusable={importing.busy} onClick={() => void importFrom()}>
          {t('collections.import')}
        </Button>
        <Button
          size="small"
          disabledFocusable={exporting.busy || collections.length === 0}
          onClick={() => void exportAll()}
        >
          {t('collections.export')}
        </Button>
      </div>
      <KeepForm collections={collections} busy={save.busy} onKeep={change} />
      {said !== '' && <p className={styles.note}>{said}</p>}
      {[listing, save, exporting, importing].map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same four, in the same order
        <Trouble key={at} of={one} />
      ))}
      {collections.length === 0 && <p className={styles.note}>{t('collections.empty')}</p>}
      {collections.map(({ name, links }) => (
        <div key={name}>
          <h4 className={styles.collection}>{name}</h4>
          <ul className={styles.links}>
            {links.map((link, at) => (
              <KeptLink
                key={`${link.name} ${link.text}`}
                link={link}
                collection={name}
                onRemove={() => void change(without(collections, name, at))}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

type KeptLinkProps = {
  link: LinkCollections[number]['links'][number];
  collection: string;
  onRemove(): void;
};

const KeptLink = ({ link, collection, onRemove }: KeptLinkProps) => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const { name, text } = link;
  const send = async () => {
    const taken = await take.run({ text, by: 'self' });
    if (taken) showActivation(taken.id);
  };
  return (
    <li className={styles.link}>
      <span className={styles.name}>{name}</span>
      <code className={styles.saved} title={text}>
        {text}
      </code>
      <Button size="small" aria-label={t('collections.loadWhat', { name })} onClick={() => putLink(text)}>
        {t('collections.load')}
      </Button>
      <Button
        size="small"
        disabledFocusable={take.busy}
        aria-label={t('collections.sendWhat', { name })}
        onClick={() => void send()}
      >
        {t('collections.send')}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        aria-label={t('collections.removeWhat', { name, collection })}
        onClick={onRemove}
      >
        {t('collections.remove')}
      </Button>
      <Trouble of={take} />
    </li>
  );
};
