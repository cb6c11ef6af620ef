import type { TFunction } from 'i18next';

/** What CodeMirror says in its search panel, by its own English words. */
export const findWords = (t: TFunction): Record<string, string> => ({
  Find: t('raw.find'),
  next: t('raw.next'),
  previous: t('raw.previous'),
  all: t('raw.all'),
  'match case': t('raw.matchCase'),
  regexp: t('raw.regexp'),
  'by word': t('raw.byWord'),
  close: t('common.close'),
});
