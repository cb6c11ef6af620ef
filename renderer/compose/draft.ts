import { create } from 'zustand';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { LINK_HOSTS, type LinkDraft } from '../../protocol/link-draft.ts';

/** The form's content: it stays when the page is left. `extra` is text, as it is typed. */
type Draft = Omit<LinkDraft, 'extra'> & { extra: string };

export const useDraft = create<Draft>()(() => ({
  host: LINK_HOSTS[0] ?? '',
  scheme: DEMO_TITLE.scheme,
  values: {},
  extra: '',
}));

export const setValue = (name: string, value: string): void =>
  useDraft.setState(({ values }) => ({ values: { ...values, [name]: value } }));

/** Takes the place of what is in the form. */
export const putDraft = ({ extra, ...draft }: LinkDraft): void =>
  useDraft.setState({ ...draft, extra: extra.map((pair) => pair.join('=')).join('\n') });

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

/** What is in the form, with those further parameters that can be read. */
export const draftIn = ({ extra, ...rest }: Draft): LinkDraft => {
  const read = extraOf(extra);
  return { ...rest, extra: read.ok ? read.extra : [] };
};
