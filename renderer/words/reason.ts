import type { TFunction } from 'i18next';
import type { Reason } from '../../electron/ipc/contract.ts';
import { linkTexts, statusTexts } from '../locales/protocol-texts.ts';

const has = <T extends object>(texts: T, code: string): code is Extract<keyof T, string> =>
  Object.hasOwn(texts, code);

export const problemText = (t: TFunction, code: string): string =>
  has(linkTexts.problems, code) ? t(`problems.${code}`, { ns: 'link' }) : code;

export const nothingText = (t: TFunction, code: string): string =>
  has(linkTexts.nothing, code) ? t(`nothing.${code}`, { ns: 'link' }) : code;

export const titleText = (t: TFunction, code: string): string =>
  has(statusTexts.titles, code) ? t(`titles.${code}`, { ns: 'status' }) : code;

export const causeText = (t: TFunction, code: string): string =>
  has(statusTexts.causes, code) ? t(`causes.${code}`, { ns: 'status' }) : code;

export const adviceText = (t: TFunction, code: string): string =>
  has(statusTexts.advice, code) ? t(`advice.${code}`, { ns: 'status' }) : code;

const policyTitles = {
  'other-account': 'reasons.otherAccount',
  'no-player': 'reasons.noPlayer',
  declined: 'reasons.declined',
  'two-links': 'reasons.twoLinks',
} as const;

const endTitles = {
  'session-gone': 'reasons.sessionGone',
  removed: 'reasons.removed',
  'directory-changed': 'reasons.directoryChanged',
  'program-ended': 'reasons.programEnded',
} as const;

/** Why an activation is not, or no longer, joined: the title of its panel. */
export const reasonTitle = (t: TFunction, reason: Reason): string => {
  switch (reason.kind) {
    case 'link':
      return t('reasons.linkProblem');
    case 'nothing-to-join':
      return t('reasons.nothingToJoin');
    case 'policy':
      return t(policyTitles[reason.code]);
    case 'answer':
      return titleText(t, reason.explanation.code);
    case 'end':
      return t(endTitles[reason.code]);
  }
};

/** The same in one line for the list: the sentence where it says more than the title. */
export const reasonLine = (t: TFunction, reason: Reason): string =>
  reason.kind === 'link' ? problemText(t, reason.code) : reasonTitle(t, reason);
