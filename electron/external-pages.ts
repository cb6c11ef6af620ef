const DOCS = 'https://learn.microsoft.com/gaming/gdk/docs/services/multiplayer';

/** Of Microsoft's identity platform: where an application is registered, and gets its client ID. */
const REGISTER = 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';

/** Of a title's MicrosoftGame.config: where its MSA App ID stands, there and in Partner Center. */
const TITLE_ID =
  'https://learn.microsoft.com/gaming/gdk/docs/reference/system/microsoftgameconfig/elements/microsoftgameconfig-element-msaappid';

/** The only pages that the program opens in the browser. */
export const externalPages = {
  invites: `${DOCS}/invites/how-to/live-invites-receive`,
  'session-directory': `${DOCS}/mpsd/live-mpsd-overview`,
  'client-id': REGISTER,
  'title-id': TITLE_ID,
  'status-codes': `${DOCS}/mpsd/how-to/live-mpsd-status-codes`,
} as const;
