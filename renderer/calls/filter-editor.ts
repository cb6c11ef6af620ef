import {
  acceptCompletion,
  autocompletion,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, placeholder } from '@codemirror/view';
import type { Completion } from '../../protocol/call-filter-complete.ts';
import type { FilterProblem } from '../../protocol/call-filter-terms.ts';
import { styleNonce } from '../nonce.ts';

const theme = EditorView.theme({
  '&': { color: 'var(--colorNeutralForeground1)', fontSize: 'var(--fontSizeBase300)' },
  '&.cm-focused': { outline: 'none' },
  // One line, as an input's: what is too long for it scrolls with the cursor, without a bar.
  '.cm-scroller': {
    fontFamily: 'var(--fontFamilyMonospace)',
    lineHeight: '20px',
    overflowX: 'auto',
    scrollbarWidth: 'none',
  },
  '.cm-content': { padding: '5px 0' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--colorNeutralForeground1)' },
  '.cm-placeholder': { color: 'var(--colorNeutralForeground3)', fontFamily: 'var(--fontFamilyBase)' },
  '.cm-filter-problem': {
    textDecoration: 'underline wavy var(--colorStatusDangerForeground1)',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground1)',
    border: '1px solid var(--colorNeutralStroke1)',
    borderRadius: 'var(--borderRadiusMedium)',
    boxShadow: 'var(--shadow8)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--fontFamilyMonospace)',
    maxHeight: '280px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: '18px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground1Selected)',
    boxShadow: 'inset 3px 0 0 var(--colorCompoundBrandStroke)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 'var(--fontWeightSemibold)' },
  '.cm-completionDetail': {
    color: 'var(--colorNeutralForeground3)',
    fontFamily: 'var(--fontFamilyBase)',
    fontStyle: 'normal',
    marginLeft: '14px',
  },
});

/** The type of a completion that is a key with its colon. */
const KEY = 'key';

const setProblems = StateEffect.define<readonly FilterProblem[]>();
const problemMark = Decoration.mark({ class: 'cm-filter-problem' });

const problems = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setProblems));
    if (!set) return marks.map(transaction.changes);
    return Decoration.set(set.value.map(({ from, to }) => problemMark.range(from, to)));
  },
  provide: (field) => EditorView.decorations.from(field),
});

export type FilterEditor = {
  set(text: string): void;
  mark(problems: readonly FilterProblem[]): void;
  focus(): void;
  close(): void;
};

type FilterEditorOptions = {
  text: string;
  name: string;
  placeholder: string;
  /** Id of the element that tells what is wrong. */
  describedBy: string;
  phrases: Record<string, string>;
  complete(text: string, at: number): Completion | null;
  describe(option: Completion['options'][number]): string | undefined;
  onChange(text: string): void;
};

/** One line of text with completion: arrows choose, Enter and Tab take, Escape closes. */
export const createFilterEditor = (parent: HTMLElement, options: FilterEditorOptions): FilterEditor => {
  const source = ({ state, pos }: { state: EditorState; pos: number }): CompletionResult | null => {
    const found = options.complete(state.doc.toString(), pos);
    if (!found) return null;
    return {
      from: found.from,
      to: found.to,
      filter: false,
      options: found.options.map((option) => ({
        label: option.text,
        detail: options.describe(option) ?? '',
        type: option.key === null ? KEY : 'value',
      })),
    };
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(styleNonce()),
        EditorState.phrases.of(options.phrases),
        EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction)),
        EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\s*[\r\n]+\s*/g, ' ').trim()),
        EditorView.contentAttributes.of({
          'aria-label': options.name,
          'aria-multiline': 'false',
          'aria-describedby': options.describedBy,
        }),
        placeholder(options.placeholder),
        history(),
        // A key is of no use without a value: what may follow is offered at once. Enter means nothing else here,
        // so that it need not be kept from those who type fast.
        autocompletion({
          override: [source],
          icons: false,
          activateOnCompletion: ({ type }) => type === KEY,
          interactionDelay: 0,
        }),
        problems,
        theme,
        keymap.of([
          { key: 'Tab', run: acceptCompletion },
          ...completionKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    set: (text) => {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    mark: (found) => {
      const length = view.state.doc.length;
      view.dispatch({ effects: setProblems.of(found.filter(({ to }) => to <= length)) });
      view.contentDOM.setAttribute('aria-invalid', String(found.length > 0));
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
};
