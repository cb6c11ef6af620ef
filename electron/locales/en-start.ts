/**
 * English of the dialogs that come before anything is loaded that could choose a language. Every start waits for
 * this file, and every second process: nothing else belongs here.
 */
export const startWords = {
  failed: 'Beckon could not start',
  noProfile: 'Its folder can’t be used',
} as const;
