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
    ...advisedIn(status, explanation.advice).map((one) => `  - ${inEnglish(TERMINAL_ADVICE, one)}`),
    ...(afterSeconds === undefined ? [] : [`The directory asks to wait ${afterSeconds} s.`]),
    ...(said === undefined ? [] : [`In its own words: ${visibleText(said)}`]),
  ];
  return `${lines.join('\n')}\n`;
};

/** The window has a list of calls to look at, a terminal has none; the emulator that answered has, with reasons. */
const TERMINAL_ADVICE = {
  ...advice,
  'open-calls':
    'Ask the emulator for its reason: GET /_emulator/requests?refused=true names the rule that refused.',
};
const advisedIn = (status: number | null, given: readonly string[]): readonly string[] =>
  status === null ? given.filter((one) => one !== 'open-calls') : given;

const inEnglish = (texts: Record<string, string>, code: string): string => texts[code] ?? code;
