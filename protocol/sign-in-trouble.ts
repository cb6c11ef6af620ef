import { strikeKnown } from './secrets.ts';
import { causeOfNoAnswer, titleOfNoAnswer, titleOfOauth, titleOfXErr } from './sign-in-errors.ts';
import { signInMeanings } from './sign-in-meanings.ts';
import type { SignInTitleCode } from './sign-in-texts.ts';
import type { Explanation } from './status.ts';
import { cutText } from './visible-text.ts';

/** How far a clock may be off before that is the reason: Microsoft's sign-in takes no more than 5 minutes. [docs] */
const MOST_SKEW_MS = 5 * 60_000;
const SAID_LIMIT = 2_000;

const isClockWrong = (skewMs: number): boolean => Math.abs(skewMs) > MOST_SKEW_MS;

/** Explains one that the program itself finds. `said` is shown as the service's own words, secrets struck out. */
export const explainSignIn = (
  code: SignInTitleCode,
  said = '',
  first?: string,
  afterSeconds?: number,
): Explanation => {
  const { causes, advice, again } = signInMeanings[code];
  const words = cutText(strikeKnown(said).trim(), SAID_LIMIT);
  const waits = afterSeconds !== undefined;
  return {
    code,
    causes: first === undefined ? [...causes] : [first, ...causes.filter((cause) => cause !== first)],
    advice: waits ? ['wait-as-told', ...advice.filter((one) => one !== 'wait-a-while')] : [...advice],
    again,
    ...(words !== '' && { said: words }),
    ...(waits && { afterSeconds }),
  };
};

/** Explains the number that a step of Xbox Live's sign-in refused with. */
export const explainXErr = (xerr: number): Explanation =>
  explainSignIn(titleOfXErr(xerr), `XErr ${xerr} (0x${xerr.toString(16).toUpperCase()})`);

/** The service's time, as the answer told it. */
type Told = {
  /** This machine's clock less the service's, in milliseconds, by the answer's Date. */
  skewMs: number;
  /** The Date itself, which tells how wrong the clock is. */
  date?: string;
};

const NOT_TOLD: Told = { skewMs: 0 };

const explainClock = ({ date = '' }: Told): Explanation =>
  explainSignIn('clock-wrong', date && `Date: ${date}`);

/**
 * Explains a refusal of Microsoft's sign-in: `error` and `error_description` of OAuth, or MSAL's. One that names a
 * reason of its own is not put down to the clock.
 */
export const explainOauth = (
  { error, description }: { error: string; description: string },
  told = NOT_TOLD,
): Explanation => {
  const title = titleOfOauth(error, description);
  if (title === 'microsoft-refuses' && isClockWrong(told.skewMs)) return explainClock(told);
  // Microsoft's text goes on with trace ids and the time, on lines of their own.
  const said = description.split(/\r?\n| Trace ID:/)[0] ?? '';
  return explainSignIn(title, said === '' ? error : `${error}: ${said}`);
};

/** Explains a refusal of live.com, where a title signs in by an ID of its own: what is wrong with one is told of that. */
export const explainLive = (
  refusal: { error: string; description: string },
  told = NOT_TOLD,
): Explanation => {
  const explanation = explainOauth(refusal, told);
  const { code, said } = explanation;
  return code.startsWith('client-') ? explainSignIn('title-id-refused', said) : explanation;
};

/** Explains that no answer came, by the code of Node, of Chromium (`net::ERR_…`), or of the client. */
export const explainSignInNoAnswer = ({ code, message }: { code: string; message: string }): Explanation =>
  explainSignIn(
    titleOfNoAnswer(code, message),
    message === '' ? code : message,
    causeOfNoAnswer(code, message),
  );

export type StepRefusal = Told & {
  status: number;
  text: string;
  contentType?: string;
  /** Which step was refused, where no number says why. */
  step: 'user' | 'device' | 'title' | 'sisu' | 'xsts';
  retryAfterSeconds?: number;
};

/** Explains a refusal of a step of Xbox Live's sign-in that names no XErr. Never throws. */
export const explainStepRefusal = (refusal: StepRefusal): Explanation => {
  const { status, text, contentType, skewMs, step, retryAfterSeconds } = refusal;
  const said = `HTTP ${status}${text.trim() === '' ? '' : `: ${text.trim()}`}`;
  if (status === 407) return explainSignIn('sign-in-proxy-password', said);
  if (/\bhtml\b/i.test(contentType ?? '') || /^\s*<(!doctype|html)\b/i.test(text))
    return explainSignIn('sign-in-page', `HTTP ${status}`);
  if (status === 429 || status === 503)
    return explainSignIn('sign-in-busy', said, undefined, retryAfterSeconds);
  if (status >= 500) return explainSignIn('sign-in-fault', said);
  if (status < 400) return explainSignIn('sign-in-not-understood', said);
  if (isClockWrong(skewMs)) return explainClock(refusal);
  if (step === 'device') return explainSignIn('device-refused', said);
  if (step === 'title' || step === 'sisu') return explainSignIn('title-refused', said);
  return explainSignIn('sign-in-refused', said);
};
