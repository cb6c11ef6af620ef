import type { XblHeaderProblem } from './xbl-header.ts';

/** English for why a pasted text holds no header that could be used, and what to do about it. */
export const xblHeaderTexts: Readonly<Record<XblHeaderProblem, string>> = {
  nothing: 'There is nothing in it. Paste an Authorization header of Xbox Live: “XBL3.0 x=…;…”.',
  'too-long': 'This is more text than a header has. Paste only the line that holds “XBL3.0 x=…;…”.',
  'no-header':
    'No Authorization header of Xbox Live is in this text. It begins with “XBL3.0 x=”, a number and a semicolon; the token follows.',
  several: 'There are several different tokens in this text. Paste the one that is meant.',
  'no-user':
    'This token is for a device or a server, not for a player: behind “x=” stands no user. Copy the header of a call that the game makes as a signed-in player.',
  'struck-out':
    'The token was struck out before this text was copied, as Beckon and other tools do. Copy it from the game’s own log, or from a proxy.',
  'cut-off':
    'The token is cut off: its end is missing. Copy the whole header; many logs and windows show only its beginning.',
  'too-long-token':
    'The token is longer than the services take. Copy the header once more, and nothing behind it.',
};
