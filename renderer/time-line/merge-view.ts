import { defaultKeymap } from '@codemirror/commands';
import { goToNextChunk, goToPreviousChunk, MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { jsonReading } from '../parts/json-reading.ts';

/** Lines around a change that stay when what is equal is folded, and how many equal ones are worth folding. */
const FOLDED = { margin: 3, minSize: 5 };
/** Milliseconds after which a large comparison becomes a coarser one. */
const DIFF = { scanLimit: 1000, timeout: 60 };

/** Differences have a line under them and a bar beside them as well as their colour. */
const theme = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': {
    backgroundColor: 'color-mix(in srgb, var(--colorStatusDangerBackground1) 40%, transparent)',
  },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine, &.cm-merge-b .cm-insertedLine': {
    backgroundColor: 'color-mix(in srgb, var(--colorStatusSuccessBackground1) 40%, transparent)',
  },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'var(--colorStatusDangerBackground1)',
    borderBottom: '1px solid var(--colorStatusDangerForeground1)',
  },
  // As one text the two are below each other, with the same line under both.
  '.cm-deletedChunk .cm-deletedText': { textDecoration: 'line-through 1px' },
  '&.cm-merge-b .cm-changedText': {
    background: 'var(--colorStatusSuccessBackground1)',
    borderBottom: '1px solid var(--colorStatusSuccessForeground1)',
  },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': {
    background: 'var(--colorStatusDangerForeground1)',
  },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--colorStatusSuccessForeground1)' },
  '.cm-collapsedLines': {
    color: 'var(--colorNeutralForeground3)',
    background: 'var(--colorNeutralBackground3)',
    fontFamily: 'var(--fontFamilyBase)',
  },
  // the sign that stands here is in few fonts
  '.cm-collapsedLines::before, .cm-collapsedLines::after': { content: '"…"' },
});

export type Comparison = {
  /** Moves to the next difference, or the one before. */
  step(to: 'next' | 'previous'): void;
  close(): void;
};

type ComparisonOptions = {
  /** Beside each other, which scroll together, or as one text. */
  sides: boolean;
  /** What is equal is folded away. */
  folded: boolean;
  /** Names the two for screen readers. */
  names: { before: string; after: string };
  phrases: Record<string, string>;
};

const reading = (name: string, phrases: Record<string, string>): Extension => [
  jsonReading(name),
  EditorState.phrases.of(phrases),
  lineNumbers(),
  EditorView.lineWrapping,
  keymap.of([
    { key: 'F7', run: goToNextChunk },
    { key: 'Shift-F7', run: goToPreviousChunk },
    ...defaultKeymap,
  ]),
  theme,
];

const besides = (parent: HTMLElement, before: string, after: string, options: ComparisonOptions) => {
  const { names, phrases, folded } = options;
  const view = new MergeView({
    parent,
    a: { doc: before, extensions: reading(names.before, phrases) },
    b: { doc: after, extensions: reading(names.after, phrases) },
    diffConfig: DIFF,
    ...(folded && { collapseUnchanged: FOLDED }),
  });
  return { editor: view.b, close: () => view.destroy() };
};

const asOne = (parent: HTMLElement, before: string, after: string, options: ComparisonOptions) => {
  const { names, phrases, folded } = options;
  const editor = new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        reading(`${names.before}, ${names.after}`, phrases),
        unifiedMergeView({
          original: before,
          mergeControls: false,
          diffConfig: DIFF,
          ...(folded && { collapseUnchanged: FOLDED }),
        }),
      ],
    }),
  });
  return { editor, close: () => editor.destroy() };
};

/** Two texts compared, in the given place. */
export const createComparison = (
  parent: HTMLElement,
  before: string,
  after: string,
  options: ComparisonOptions,
): Comparison => {
  const { editor, close } = (options.sides ? besides : asOne)(parent, before, after, options);
  return {
    step(to) {
      (to === 'next' ? goToNextChunk : goToPreviousChunk)(editor);
      editor.dispatch({ scrollIntoView: true });
    },
    close,
  };
};
