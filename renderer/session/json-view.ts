import { defaultKeymap } from '@codemirror/commands';
import { codeFolding, foldAll, foldGutter, foldKeymap, unfoldAll } from '@codemirror/language';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { jsonReading, textReading } from '../parts/json-reading.ts';
import { changeBetween } from './text-change.ts';

export type JsonView = {
  /** Another text in place of this one; only what differs is changed, and what is read stays where it is. */
  show(text: string): void;
  /** More text at the end. */
  append(text: string): void;
  find(): void;
  fold(): void;
  unfold(): void;
  close(): void;
};

type JsonViewOptions = {
  /** Names the text for screen readers. */
  name: string;
  /** CodeMirror's own words, in English, to those of the language. */
  phrases: Record<string, string>;
  /** False for text of another kind, which has no parts to fold and no colours. */
  isJson?: boolean;
};

/** A read-only JSON text with search and folding, in the given place. */
export const createJsonView = (parent: HTMLElement, text: string, options: JsonViewOptions): JsonView => {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...(options.isJson === false
          ? [textReading(options.name)]
          : [jsonReading(options.name), codeFolding(), foldGutter()]),
        EditorState.phrases.of(options.phrases),
        lineNumbers(),
        drawSelection(),
        search({ top: true }),
        keymap.of([...searchKeymap, ...foldKeymap, ...defaultKeymap]),
      ],
    }),
  });
  return {
    show: (next) => {
      const change = changeBetween(view.state.doc.toString(), next);
      if (change) view.dispatch({ changes: change });
    },
    append: (more) => view.dispatch({ changes: { from: view.state.doc.length, insert: more } }),
    find: () => {
      openSearchPanel(view);
    },
    fold: () => {
      foldAll(view);
    },
    unfold: () => {
      unfoldAll(view);
    },
    close: () => view.destroy(),
  };
};

let isRunIn = false;

/** Makes a view once where nobody sees it: most of the time that the first one takes is that of code never run before. */
export const runIn = (): void => {
  if (isRunIn) return;
  isRunIn = true;
  createJsonView(document.createElement('div'), '{"a":[1]}', { name: '', phrases: {} }).close();
};
