import { useMemo } from 'react';
import { useMirror } from '../store/store.ts';

/** Decimal ids of the titles whose links join without a question. */
export const useTrusted = (): ReadonlySet<string> => {
  const titles = useMirror((mirror) => mirror.settings.trustedTitles);
  return useMemo(() => new Set(titles.map(({ titleId }) => titleId)), [titles]);
};
