/**
 * What an answer of the directory means for the person who clicked: codes, whose English is in
 * `status-texts.ts` and whose translations are the window's.
 */
export type Explanation = {
  /** Key of the title, such as `forbidden-text`, `handle-not-found`, `no-answer`. */
  code: string;
  /** Keys of the likely causes, most likely first. */
  causes: string[];
  /** Keys of what to do about it. */
  advice: string[];
  /** Does the same call make sense again: now, after a while, or never. */
  again: 'now' | 'later' | 'never';
  /** The service's own words, where it said any; at most 2,000 characters. */
  said?: string;
};
