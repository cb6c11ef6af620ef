const DOCS = 'https://learn.microsoft.com/gaming/gdk/docs/services/multiplayer';

/** The only pages that the program opens in the browser. */
export const externalPages = {
  invites: `${DOCS}/invites/how-to/live-invites-receive`,
  'session-directory': `${DOCS}/mpsd/live-mpsd-overview`,
  'status-codes': `${DOCS}/mpsd/how-to/live-mpsd-status-codes`,
} as const;
