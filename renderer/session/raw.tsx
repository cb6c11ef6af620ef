import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { TextCollapse16Regular } from '@fluentui/react-icons/svg/text-collapse';
import { TextExpand16Regular } from '@fluentui/react-icons/svg/text-expand';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { findWords } from './find-words.ts';
import { createJsonView, type JsonView } from './json-view.ts';
import styles from './raw.module.css';

const textOf = (document: SessionView['document']): string => JSON.stringify(document, null, 2);

/**
 * The document as JSON. A version that comes while one is read does not take its place: a mark says that it is
 * there, and showing it changes only the lines that differ.
 */
const Raw = ({ session: { document } }: { session: SessionView }) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<JsonView>(null);
  const [shown, setShown] = useState(document);
  const first = useRef(document);

  useEffect(() => {
    if (!place.current) return;
    const made = createJsonView(place.current, textOf(first.current), {
      name: t('raw.label'),
      phrases: findWords(t),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.close();
    };
  }, [t]);

  const showNewest = () => {
    first.current = document;
    setShown(document);
    view.current?.show(textOf(document));
  };

  return (
    <div className={styles.raw}>
      <div className={styles.bar}>
        <span className={styles.version}>
          {t('raw.version', { number: String(shown.changeNumber ?? '–') })}
        </span>
        {document !== shown && (
          <Button size="small" appearance="primary" icon={<ArrowClockwise16Regular />} onClick={showNewest}>
            {t('raw.newer', { number: String(document.changeNumber ?? '–') })}
          </Button>
        )}
        <span className={styles.gap} />
        <Button
          size="small"
          appearance="subtle"
          icon={<Search16Regular />}
          onClick={() => view.current?.find()}
        >
          {t('raw.find')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<TextCollapse16Regular />}
          onClick={() => view.current?.fold()}
        >
          {t('raw.fold')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<TextExpand16Regular />}
          onClick={() => view.current?.unfold()}
        >
          {t('raw.unfold')}
        </Button>
        <CopyButton text={textOf(shown)} what={t('raw.copy')} />
      </div>
      <div ref={place} className={styles.editor} />
    </div>
  );
};

export default Raw;
