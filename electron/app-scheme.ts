/** For `protocol.registerSchemesAsPrivileged`: a page of its own origin, with no more rights than an https page. */
export const APP_SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

export const PAGE_URL = 'app://beckon/index.html';
