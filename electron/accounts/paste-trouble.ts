import type { XblHeaderProblem } from '../../protocol/xbl-header.ts';
import { xblHeaderTexts } from '../../protocol/xbl-header-texts.ts';

type OwnProblem = 'whose' | 'of-another' | 'expired' | 'refused' | 'signed-in';

const ownTexts: Readonly<Record<OwnProblem, string>> = {
  whose:
    'The token does not say whose it is, and Xbox Live was not reached to tell. Type the xuid of its player as well.',
  'of-another':
    'The token is of another player than the xuid that you typed. Leave the xuid out, or paste that player’s token.',
  expired: 'The token has expired. Copy the header of a call that the game or tool makes now.',
  refused:
    'Xbox Live does not take the token: it has expired or was withdrawn, or is for another service than http://xboxlive.com. Copy the header of a call that the game makes now.',
  'signed-in':
    'This player is signed in with a Microsoft account, which renews its tokens. Sign out first, if the pasted token is to take its place.',
};

/** A pasted token was not taken; the message says why, and what to do. Nothing of the token is in it. */
export class PasteTrouble extends Error {
  override readonly name = 'PasteTrouble';
  readonly code: `paste-${XblHeaderProblem | OwnProblem}`;

  constructor(problem: XblHeaderProblem | OwnProblem) {
    super(
      problem in ownTexts ? ownTexts[problem as OwnProblem] : xblHeaderTexts[problem as XblHeaderProblem],
    );
    this.code = `paste-${problem}`;
  }
}
