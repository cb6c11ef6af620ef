import { Button, Tooltip } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { TextCollapse16Regular } from '@fluentui/react-icons/svg/text-collapse';
import { TextExpand16Regular } from '@fluentui/react-icons/svg/text-expand';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { alignKeys } from './align-keys.ts';
import styles from './compare.module.css';
import { type Comparison, createComparison } from './merge-view.ts';
import { useSize } from './use-size.ts';

/** Below this width, in pixels, the two stand in one text. */
const NARROW = 640;

type MergeProps = {
  before: unknown;
  after: unknown;
  names: { before: string; after: string };
  /** The place of the tools. */
  tools: HTMLElement | null;
};

const tool = (name: string, icon: ReactElement, onClick: () => void) => (
  <Tooltip content={name} relationship="label">
    <Button size="small" appearance="subtle" icon={icon} onClick={onClick} />
  </Tooltip>
);

/** Two documents as JSON beside each other, or in one text where there is no room, with what differs marked. */
const Merge = ({ before, after, names, tools }: MergeProps) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const comparison = useRef<Comparison>(null);
  const sides = useSize(place).width >= NARROW;
  const [folded, setFolded] = useState(true);
  const texts = useMemo(
    () => ({
      before: JSON.stringify(before, null, 2),
      after: JSON.stringify(alignKeys(after, before), null, 2),
    }),
    [before, after],
  );

  useEffect(() => {
    if (!place.current) return;
    const made = createComparison(place.current, texts.before, texts.after, {
      sides,
      folded,
      names: { before: names.before, after: names.after },
      phrases: { '$ unchanged lines': t('compare.unchangedLines') },
    });
    comparison.current = made;
    return () => {
      comparison.current = null;
      made.close();
    };
  }, [texts, sides, folded, names.before, names.after, t]);

  const buttons = (
    <>
      {tool(t('compare.next'), <ChevronDown16Regular />, () => comparison.current?.step('next'))}
      {tool(t('compare.previous'), <ChevronUp16Regular />, () => comparison.current?.step('previous'))}
      {folded
        ? tool(t('compare.unfold'), <TextExpand16Regular />, () => setFolded(false))
        : tool(t('compare.fold'), <TextCollapse16Regular />, () => setFolded(true))}
    </>
  );
  return (
    <>
      {tools && createPortal(buttons, tools)}
      <div ref={place} className={styles.merge} />
    </>
  );
};

export default Merge;
