import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { ShownSettings } from '../../electron/ipc/contract.ts';
import { fieldMeanings } from '../../protocol/field-meanings.ts';
import { en } from './en.ts';
import { changeTexts, joinTexts, linkTexts, requestTexts, statusTexts } from './protocol-texts.ts';

/** `window`: our own strings. The others are protocol's English by code, so that a language can replace it. */
const resources = {
  en: {
    window: en,
    status: statusTexts,
    link: linkTexts,
    change: changeTexts,
    fields: fieldMeanings,
    join: joinTexts,
    request: requestTexts,
  },
} as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'window';
    resources: (typeof resources)['en'];
  }
}

/** Resolved before the first paint: all resources are in the bundle, so nothing is waited for. */
export const startI18n = (): Promise<unknown> =>
  i18next.use(initReactI18next).init({
    resources,
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'window',
    ns: ['window', 'status', 'link', 'change', 'fields', 'join', 'request'],
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
  });

/** The language to show for a setting: of the system's languages the first that there is, English otherwise. */
const languageFor = (setting: ShownSettings['language'], wanted: readonly string[]): string =>
  setting === 'system'
    ? (wanted.map((tag) => tag.slice(0, 2)).find((tag) => Object.hasOwn(resources, tag)) ?? 'en')
    : setting;

export const applyLanguage = async (setting: ShownSettings['language']): Promise<void> => {
  const language = languageFor(setting, navigator.languages);
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
};
