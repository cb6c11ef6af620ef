import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  insertCompletionText,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { type Diagnostic, linter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { jsonLook } from '../parts/json-reading.ts';
import { changeBetween } from '../session/text-change.ts';
import { jsonPlace } from './json-scan.ts';

const theme = EditorView.theme({
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--colorPaletteRedForeground1)',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--colorPaletteMarigoldForeground2)',
  },
  '.cm-tooltip': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground1)',
    border: '1px solid var(--colorNeutralStroke2)',
    borderRadius: 'var(--borderRadiusMedium)',
    boxShadow: 'var(--shadow16)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: 'var(--colorNeutralForegroundOnBrand)',
    backgroundColor: 'var(--colorBrandBackground)',
  },
  '.cm-completionDetail': { marginInlineStart: '12px', fontStyle: 'normal', opacity: '0.8' },
  '.cm-completionInfo': { padding: '6px 10px', maxWidth: '280px', fontFamily: 'var(--fontFamilyBase)' },
  '.cm-diagnostic': { padding: '4px 10px', borderLeft: '0' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--colorNeutralBackground4)',
    outline: '1px solid var(--colorNeutralStroke1)',
  },
});

/** What helps somebody who types: what may stand at a place, and what is wrong with a text. */
export type JsonHelp = {
  /** The fields of the object at a path. */
  names(path: readonly string[]): { name: string; kind: string; meaning: string | null }[];
  /** The values that a path may have, as JSON. */
  values(path: readonly string[]): string[];
  check(text: string): Diagnostic[];
};

export type JsonEditor = {
  /** Another text in place of this one, which can be taken back with Ctrl+Z. */
  set(text: string): void;
  /** Puts the cursor there, in view. */
  goTo(at: number): void;
  close(): void;
};

const completionsFor =
  (help: () => JsonHelp) =>
  ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const place = jsonPlace(state.doc.toString(), pos);
    if (!place || (place.from === pos && !explicit)) return null;
    const isQuoted = state.sliceDoc(place.from, place.from + 1) === '"';
    /** In place of what was typed by then, and of the quote that was put behind it. */
    const insert =
      (text: string, isName: boolean) => (view: EditorView, _: Completion, from: number, to: number) => {
        const behind = view.state.sliceDoc(to, to + 12);
        const end = isQuoted && behind.startsWith('"') ? to + 1 : to;
        const colon = isName && !/^"?\s*:/.test(behind) ? ': ' : '';
        view.dispatch({
          ...insertCompletionText(view.state, text + colon, from, end),
          userEvent: 'input.complete',
        });
      };
    const options: Completion[] =
      place.kind === 'value'
        ? help()
            .values(place.path)
            .map((value) => ({ label: value, type: 'enum', apply: insert(value, false) }))
        : help()
            .names(place.path)
            .filter(({ name }) => !place.taken.includes(name))
            .map(({ name, kind, meaning }) => ({
              label: isQuoted ? `"${name}"` : name,
              displayLabel: name,
              detail: kind,
              type: 'property',
              ...(meaning !== null && { info: meaning }),
              apply: insert(JSON.stringify(name), true),
            }));
    return options.length === 0 ? null : { from: place.from, options, validFor: /^"?[\w$-]*$/ };
  };

/** A JSON text to write: what is wrong is underlined, Ctrl+Space offers what may stand there. Tab leaves it. */
export const createJsonEditor = (
  parent: HTMLElement,
  text: string,
  options: {
    name: string;
    phrases: Record<string, string>;
    help: () => JsonHelp;
    onChange: (text: string) => void;
  },
): JsonEditor => {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        jsonLook(),
        // editable takes the focus by itself, which the accessibility checks do not see
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': options.name }),
        EditorState.phrases.of(options.phrases),
        lineNumbers(),
        codeFolding(),
        foldGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        linter((here) => options.help().check(here.state.doc.toString()), { delay: 200 }),
        autocompletion({ override: [completionsFor(options.help)], icons: false }),
        theme,
        keymap.of([
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    set: (next) => {
      const change = changeBetween(view.state.doc.toString(), next);
      if (change) view.dispatch({ changes: change });
    },
    goTo: (at) => {
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    close: () => view.destroy(),
  };
};
