import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { createJsonEditor, type JsonEditor, type JsonHelp } from './json-editor.ts';
import styles from './json-field.module.css';

type JsonFieldProps = {
  name: string;
  text: string;
  help: JsonHelp;
  onChange(text: string): void;
  ref?: Ref<Pick<JsonEditor, 'goTo'>>;
};

/** The editor as a field: it holds what is typed, and takes another text when it is given one. */
export const JsonField = ({ name, text, help, onChange, ref }: JsonFieldProps) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor>(null);
  const now = useRef({ text, help, onChange });
  now.current = { text, help, onChange };

  useEffect(() => {
    if (!place.current) return;
    const made = createJsonEditor(place.current, now.current.text, {
      name,
      phrases: { Completions: t('act.completions') },
      help: () => now.current.help,
      onChange: (changed) => now.current.onChange(changed),
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.close();
    };
  }, [name, t]);
  useEffect(() => editor.current?.set(text), [text]);
  useImperativeHandle(ref, () => ({ goTo: (at) => editor.current?.goTo(at) }), []);

  return <div ref={place} className={styles.field} />;
};
