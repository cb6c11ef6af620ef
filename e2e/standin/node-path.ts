/** Node itself: `process.execPath` is made to name the launcher, as Electron's names Electron. */
export const nodePath = process.execPath;
