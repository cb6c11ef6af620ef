/** How a player's change channel stands, as far as somebody who looks on is concerned. */
export type RtaState =
  /** Nobody has needed it yet. */
  | { state: 'idle' }
  /** `trouble`: what went wrong the time before. */
  | { state: 'connecting'; trouble: RtaTrouble | null }
  /** Since when, in milliseconds since 1970; a renewal that is under way, or failed, leaves it up. */
  | { state: 'up'; since: number }
  /** It is opened again by itself at this time, or at once when somebody needs it. */
  | { state: 'down'; trouble: RtaTrouble; nextAt: number }
  /** For good. */
  | { state: 'closed' };

/** What went wrong, in words, and the code of the error where there was one. */
export type RtaTrouble = { why: string; code: string | null };
