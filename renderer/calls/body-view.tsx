import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { findWords } from '../session/find-words.ts';
import { createJsonView } from '../session/json-view.ts';
import styles from './body-view.module.css';
import { inPieces, laidOut, looksLikeJson } from './lay-out-json.ts';

type BodyViewProps = {
  /** Names the text for screen readers. */
  name: string;
  body: string;
};

/** A body as text, JSON laid out: read, searched and folded, never drawn or run. Large ones come piece by piece. */
export const BodyView = ({ name, body }: BodyViewProps) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || body === '') return;
    const isJson = looksLikeJson(body);
    const pieces = isJson ? laidOut(body) : inPieces(body);
    const view = createJsonView(place.current, pieces.next().value ?? '', {
      name,
      phrases: findWords(t),
      isJson,
    });
    let timer: ReturnType<typeof setTimeout>;
    const more = () => {
      const piece = pieces.next();
      if (piece.done) return;
      view.append(piece.value);
      timer = setTimeout(more);
    };
    timer = setTimeout(more);
    return () => {
      clearTimeout(timer);
      view.close();
    };
  }, [body, name, t]);
  if (body === '') return <p className={styles.none}>{t('calls.noBody')}</p>;
  return <div ref={place} className={styles.body} />;
};
