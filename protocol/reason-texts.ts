/**
 * English for Beckon's own reasons, by code: why an invite was not followed, and why a session was followed no longer.
 * The window loads them as its English strings, and the journal is searched by them.
 */
export const policyTitles = {
  'other-account': 'This invite is for another account',
  'no-player': 'There is no player who could join',
  declined: 'You chose not to join',
  'two-links': 'Two links came at once',
} as const;

export const endTitles = {
  'session-gone': 'The session is gone',
  removed: 'You are no longer a member',
  'directory-changed': 'The session’s directory is no longer in use',
  'program-ended': 'Beckon was closed while you were in',
} as const;
