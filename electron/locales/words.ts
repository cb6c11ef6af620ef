import { createInstance, type Resource, type TFunction } from 'i18next';
import type { Settings } from '../settings.ts';
import { en } from './en.ts';

declare module 'i18next' {
  /** Beside the window's namespaces, which are named in renderer/locales/i18n.ts. */
  interface ResourceNamespaceMap {
    main: typeof en;
  }
}

/** Strings by their key in `en.ts`, in the language that is in use when it is called. */
export type Say = TFunction<'main'>;

/** The words of the main process. The window's are its own: it has its own instance, in its own process. */
export type Words = {
  readonly say: Say;
  /** What is said from now on is said in this language. */
  use(setting: Settings['language']): Promise<void>;
};

const languages: Resource = { en: { main: en } };

/**
 * @param systemLanguages BCP 47 tags, the preferred first
 * @param resources by language, each with a namespace `main`; one that lacks a string has it in English
 */
export const createWords = (options: {
  setting: Settings['language'];
  systemLanguages: () => readonly string[];
  resources?: Resource;
}): Words => {
  const { setting, systemLanguages, resources = languages } = options;
  const languageFor = (wanted: Settings['language']): string =>
    wanted === 'system'
      ? (systemLanguages()
          .map((tag) => tag.slice(0, 2))
          .find((tag) => Object.hasOwn(resources, tag)) ?? 'en')
      : wanted;
  const instance = createInstance();
  void instance.init({
    resources,
    lng: languageFor(setting),
    fallbackLng: 'en',
    defaultNS: 'main',
    ns: ['main'],
    initAsync: false,
    interpolation: { escapeValue: false }, // nobody here reads HTML
  });
  return {
    say: instance.getFixedT(null, 'main'),
    use: async (wanted) => {
      await instance.changeLanguage(languageFor(wanted));
    },
  };
};
