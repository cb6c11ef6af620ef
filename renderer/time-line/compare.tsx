import { Button, MessageBar, MessageBarBody, Tooltip } from '@fluentui/react-components';
import { ArrowMaximizeVertical20Regular } from '@fluentui/react-icons/svg/arrow-maximize-vertical';
import { ArrowMinimizeVertical20Regular } from '@fluentui/react-icons/svg/arrow-minimize-vertical';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Pin16Filled, Pin16Regular } from '@fluentui/react-icons/svg/pin';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDocument } from '../../protocol/document.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { Choice } from '../parts/choice.tsx';
import { Later, laterCode } from '../parts/later.tsx';
import { versionName } from '../words/change.ts';
import styles from './compare.module.css';
import { PathList } from './path-list.tsx';
import { type Pair, usePair } from './use-pair.ts';
import { WordsList } from './words-list.tsx';

const laterMerge = laterCode(() => import('./merge.tsx'));

const VIEWS = ['sides', 'paths', 'words'] as const;
type View = (typeof VIEWS)[number];

type CompareProps = {
  from: VersionRow;
  to: VersionRow;
  documentOf(number: number): Promise<SessionDocument>;
  /** The older of the two stays when another version is selected. */
  pinned: boolean;
  onPin(pinned: boolean): void;
  /** The comparison has all the room. */
  wide: boolean;
  onWide(wide: boolean): void;
  onClose(): void;
};

/** Two versions compared: the texts beside each other, as a list of paths, or in words. */
export const Compare = (props: CompareProps) => {
  const { from, to, documentOf, pinned, onPin, wide, onWide, onClose } = props;
  const { t } = useTranslation();
  const [view, setView] = useState<View>('sides');
  const [tools, setTools] = useState<HTMLElement | null>(null);
  const { pair, trouble } = usePair(from.number, to.number, documentOf);
  const names = { before: versionName(t, from), after: versionName(t, to) };
  const expand = wide ? t('compare.showList') : t('compare.hideList');
  return (
    <section className={styles.compare} aria-label={t('compare.title')}>
      <div className={styles.bar}>
        <h3 className={styles.title}>
          {names.before} → {names.after}
        </h3>
        <span className={styles.gap} />
        <Button
          size="small"
          appearance="subtle"
          aria-pressed={pinned}
          icon={pinned ? <Pin16Filled /> : <Pin16Regular />}
          onClick={() => onPin(!pinned)}
        >
          {t('compare.pin', { name: names.before })}
        </Button>
        <Tooltip content={expand} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={wide ? <ArrowMinimizeVertical20Regular /> : <ArrowMaximizeVertical20Regular />}
            onClick={() => onWide(!wide)}
          />
        </Tooltip>
        <Tooltip content={t('compare.close')} relationship="label">
          <Button size="small" appearance="subtle" icon={<Dismiss16Regular />} onClick={onClose} />
        </Tooltip>
      </div>
      {trouble !== null && (
        <MessageBar intent="error">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      {pair && trouble === null && (
        <>
          <div className={styles.tools}>
            <Choice<View>
              name={t('compare.view')}
              options={VIEWS.map((value) => ({ value, label: t(`compare.views.${value}`) }))}
              value={view}
              onChange={setView}
            />
            <span className={styles.viewTools} ref={setTools} />
          </div>
          <Shown view={view} pair={pair} names={names} tools={tools} />
        </>
      )}
    </section>
  );
};

type ShownProps = {
  view: View;
  pair: Pair;
  names: { before: string; after: string };
  /** Where a view puts tools of its own. */
  tools: HTMLElement | null;
};

const Shown = ({ view, pair: { before, after }, names, tools }: ShownProps) => {
  switch (view) {
    case 'sides':
      return <Later code={laterMerge} props={{ before, after, names, tools }} />;
    case 'paths':
      return <PathList before={before} after={after} />;
    case 'words':
      return <WordsList before={before} after={after} />;
  }
};
