import { changeTexts } from '../../protocol/changes-texts.ts';
import { joinChanges, joinConsequences, joinRules, joinVerdicts } from '../../protocol/join-check-texts.ts';
import { linkProblems, nothingToJoin } from '../../protocol/link-problems.ts';
import { formNoteTexts, requestProblemTexts } from '../../protocol/request-texts.ts';
import { signInAdvice, signInCauses, signInTitles } from '../../protocol/sign-in-texts.ts';
import { advice, causes, titles } from '../../protocol/status-texts.ts';

/**
 * Protocol's English by code, as i18next resources: what an answer means and why a sign-in failed, what is wrong with a link, what changed,
 * who may join.
 */
export const statusTexts = {
  titles: { ...titles, ...signInTitles },
  causes: { ...causes, ...signInCauses },
  advice: { ...advice, ...signInAdvice },
} as const;
export { changeTexts };
export const linkTexts = { problems: linkProblems, nothing: nothingToJoin } as const;
export const joinTexts = {
  rules: joinRules,
  consequences: joinConsequences,
  changes: joinChanges,
  verdicts: joinVerdicts,
} as const;
export const requestTexts = { problems: requestProblemTexts, notes: formNoteTexts } as const;
