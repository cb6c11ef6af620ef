import type { TFunction } from 'i18next';
import type { SetupStep } from '../../electron/ipc/contract.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { enSetup } from '../locales/en-setup.ts';
import { claimText } from '../words/claim.ts';
import { adviceText, causeText, titleText } from '../words/reason.ts';
import type { Times } from '../words/use-times.ts';
import { verdictOf } from './steps.ts';

type Finding = SetupStep['findings'][number];
type Advised = keyof typeof enSetup.setup.advice;

const isAdvised = (code: string): code is Advised => Object.hasOwn(enSetup.setup.advice, code);
const isSide = (text: string | undefined): text is keyof typeof enSetup.setup.side =>
  text === 'ahead' || text === 'behind';
const isDirectory = (text: string | undefined): text is keyof typeof enSetup.setup.directory =>
  text === 'emulator' || text === 'xbox-live';

/** Every name that stands in a sentence of some finding. */
const NO_VALUES = {
  ...{ who: '', why: '', scheme: '', owner: '', host: '', status: '', proxy: '' },
  ...{ seconds: '', side: '', until: '', claim: '', value: '', sandbox: '', machine: '', directory: '' },
};

/** One finding as a sentence: codes and times among its values are put into words. */
export const findingText = (t: TFunction, times: Times, { code, values }: Finding): string => {
  const { side, directory, until, claim } = values;
  return visibleText(
    t(`setup.finding.${code}`, {
      ...NO_VALUES,
      ...values,
      ...(isSide(side) && { side: t(`setup.side.${side}`) }),
      ...(isDirectory(directory) && { directory: t(`setup.directory.${directory}`) }),
      ...(claim !== undefined && { claim: claimText(t, claim) }),
      ...(until !== undefined && { until: times.minute(until) }),
    }),
  );
};

/** What to do about a finding; null where there is nothing to do. */
export const findingAdvice = (t: TFunction, { code }: Finding): string | null =>
  isAdvised(code) ? t(`setup.advice.${code}`) : null;

const linesOf = (t: TFunction, times: Times, found: Finding): string[] => {
  const advice = findingAdvice(t, found);
  const { explanation } = found;
  return [
    `   - ${findingText(t, times, found)}`,
    ...(advice === null ? [] : [`     ${advice}`]),
    ...(explanation === null
      ? []
      : [
          `     ${titleText(t, explanation.code)}`,
          ...explanation.causes.map((code) => `     · ${causeText(t, code)}`),
          ...explanation.advice.map((code) => `     → ${adviceText(t, code)}`),
          ...(explanation.said === undefined ? [] : [`     ${visibleText(explanation.said)}`]),
        ]),
  ];
};

/** The whole result as text, for a report to somebody else. */
export const setupText = (t: TFunction, times: Times, head: string, steps: readonly SetupStep[]): string =>
  [
    head,
    ...steps.flatMap((step, at) => [
      '',
      `${at + 1}. ${t(`setup.step.${step.step}`)}: ${t(`setup.is.${verdictOf(step)}`)}`,
      ...step.findings.flatMap((found) => linesOf(t, times, found)),
    ]),
    '',
  ].join('\n');
