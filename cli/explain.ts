import type { Explained } from '../client/explain.ts';
import { advice, causes, titles } from '../protocol/status-texts.ts';
import { visibleText } from '../protocol/visible-text.ts';

/** The explanation in English: its title, likely causes, what to do, and the service's own words. */
export const explanationText = ({ status, explanation }: Explained): string => {
  const { code, said, afterSeconds } = explanation;
  const lines = [
    `${status === null ? '' : `${status}: `}${inEnglish(titles, code)}`,
    'Likely causes:',
    ...explanation.causes.map((cause) => `  - ${inEnglish(causes, cause)}`),
    'What to do:',
    ...explanation.advice.map((one) => `  - ${inEnglish(advice, one)}`),
    ...(afterSeconds === undefined ? [] : [`The directory asks to wait ${afterSeconds} s.`]),
    ...(said === undefined ? [] : [`In its own words: ${visibleText(said)}`]),
  ];
  return `${lines.join('\n')}\n`;
};

const inEnglish = (texts: Record<string, string>, code: string): string => texts[code] ?? code;
