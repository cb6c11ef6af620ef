import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { styleNonce } from '../nonce.ts';

/** Colours are Fluent's variables, so that the view follows the theme without being made again. */
const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground1)',
    fontSize: 'var(--fontSizeBase200)',
  },
  '.cm-scroller': { fontFamily: 'var(--fontFamilyMonospace)', lineHeight: '18px' },
  '.cm-gutters': {
    color: 'var(--colorNeutralForeground3)',
    backgroundColor: 'var(--colorNeutralBackground2)',
    borderRight: '1px solid var(--colorNeutralStroke2)',
  },
  '&.cm-focused': { outline: '2px solid var(--colorStrokeFocus2)', outlineOffset: '-2px' },
  '.cm-cursor': { borderLeftColor: 'var(--colorNeutralForeground1)' },
  '.cm-selectionBackground, &.cm-focused .cm-scroller .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--colorBrandBackground2)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--colorPaletteYellowBackground2)', color: 'inherit' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--colorCompoundBrandStroke)' },
  '.cm-foldPlaceholder': {
    color: 'var(--colorNeutralForeground3)',
    backgroundColor: 'var(--colorNeutralBackground4)',
    border: '0',
    padding: '0 6px',
  },
  '.cm-panels': {
    color: 'var(--colorNeutralForeground1)',
    backgroundColor: 'var(--colorNeutralBackground2)',
    borderBottom: '1px solid var(--colorNeutralStroke2)',
  },
  '.cm-panel.cm-search': { padding: '6px 20px', fontFamily: 'var(--fontFamilyBase)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--fontSizeBase200)' },
  '.cm-textfield': {
    color: 'inherit',
    backgroundColor: 'var(--colorNeutralBackground1)',
    border: '1px solid var(--colorNeutralStrokeAccessible)',
    borderRadius: 'var(--borderRadiusMedium)',
    padding: '3px 8px',
    fontSize: 'var(--fontSizeBase200)',
  },
  '.cm-button': {
    color: 'inherit',
    backgroundColor: 'var(--colorNeutralBackground1)',
    backgroundImage: 'none',
    border: '1px solid var(--colorNeutralStroke1)',
    borderRadius: 'var(--borderRadiusMedium)',
    padding: '3px 10px',
    fontSize: 'var(--fontSizeBase200)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'inherit', right: '16px', top: '8px', fontSize: '18px' },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--colorBrandForeground1)' },
  { tag: tags.string, color: 'var(--colorNeutralForeground1)' },
  { tag: tags.number, color: 'var(--colorPaletteMarigoldForeground2)' },
  { tag: [tags.bool, tags.null], color: 'var(--colorPaletteBerryForeground1)' },
  {
    tag: [tags.punctuation, tags.brace, tags.squareBracket, tags.separator],
    color: 'var(--colorNeutralForeground3)',
  },
]);

/** JSON as it looks everywhere, with CodeMirror's styles under the page's security policy. */
export const jsonLook = (): Extension => [
  EditorView.cspNonce.of(styleNonce()),
  json(),
  syntaxHighlighting(colours),
  theme,
];

/** Text to be read: CodeMirror's styles under the page's security policy. `name` is for screen readers. */
export const textReading = (name: string): Extension => [
  EditorView.cspNonce.of(styleNonce()),
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  // not editable takes it out of the tab order; it is read by keyboard all the same
  EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': name }),
  theme,
];

/** JSON to be read, with its colours. */
export const jsonReading = (name: string): Extension => [
  textReading(name),
  json(),
  syntaxHighlighting(colours),
];
