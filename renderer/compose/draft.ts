import { create } from 'zustand';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { draftOf, draftText, LINK_HOSTS, type LinkDraft } from '../../protocol/link-draft.ts';

/**
 * The form's content: it stays when the page is left. `extra` is text, as it is typed; `text` is the whole link where
 * it is written by hand, and null where the fields make it.
 */
type Draft = Omit<LinkDraft, 'extra'> & { extra: string; text: string | null };

const EMPTY: Draft = {
  host: LINK_HOSTS[0] ?? '',
  scheme: DEMO_TITLE.scheme,
  values: {},
  extra: '',
  text: null,
};

export const useDraft = create<Draft>()(() => EMPTY);

export const setValue = (name: string, value: string): void =>
  useDraft.setState(({ values }) => ({ values: { ...values, [name]: value } }));

/** Takes the place of what is in the form. */
export const putDraft = ({ extra, ...draft }: LinkDraft): void =>
  useDraft.setState({ ...draft, extra: extra.map((pair) => pair.join('=')).join('\n'), text: null });

/** Takes the place of what is in the form: by its fields where the parser reads it, else as text. */
export const putLink = (text: string): void => {
  const draft = draftOf(text);
  if (draft) putDraft(draft);
  else useDraft.setState({ text });
};

/** From here on the link is written by hand, beginning with what the fields made. */
export const writeByHand = (): void => useDraft.setState((draft) => ({ text: linkIn(draft) }));

/** Back to fields, for this host: with what the text says where the parser reads it as one for it. */
export const backToFields = (host: string): void => {
  const { text } = useDraft.getState();
  const read = text === null ? null : draftOf(text);
  if (read?.host === host) putDraft(read);
  else useDraft.setState({ host, text: null });
};

/** The lines of further parameters; the first that is none ends it. */
export const extraOf = (
  text: string,
): { ok: true; extra: [string, string][] } | { ok: false; line: string } => {
  const extra: [string, string][] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const equals = line.indexOf('=');
    if (equals < 1) return { ok: false, line };
    extra.push([line.slice(0, equals), line.slice(equals + 1)]);
  }
  return { ok: true, extra };
};

/** The link that the form makes, with those further parameters that can be read. */
export const linkIn = ({ extra, text, ...rest }: Draft): string => {
  const read = extraOf(extra);
  return text ?? draftText({ ...rest, extra: read.ok ? read.extra : [] });
};

/** Whether nothing has been typed yet that an opinion could be about. */
export const isUntouched = ({ scheme, values, extra, text }: Draft): boolean =>
  text === null
    ? scheme === EMPTY.scheme && extra.trim() === '' && Object.values(values).every((value) => value === '')
    : text.trim() === '';
