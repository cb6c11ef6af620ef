import { linkProblems, nothingToJoin } from '../../protocol/link-problems.ts';
import { advice, causes, titles } from '../../protocol/status-texts.ts';

/** Protocol's English by code, as i18next resources: what an answer means, and what is wrong with a link. */
export const statusTexts = { titles, causes, advice } as const;
export const linkTexts = { problems: linkProblems, nothing: nothingToJoin } as const;
