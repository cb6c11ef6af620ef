import type { Cell } from '../cell.ts';
import { createLive } from '../live.ts';
import type { MicrosoftAccount } from '../microsoft-account.ts';
import { MicrosoftSet } from './microsoft-set.ts';

/** A title's own ID, of no title that there is. */
export const TITLE_CLIENT_ID = '000000004D3B0A11';

/** The same with a title's ID, at live.com. */
export class LiveSet extends MicrosoftSet {
  constructor(emulator: { url: string; key: string }) {
    super(emulator, { clientId: TITLE_CLIENT_ID, create: createLive });
  }

  /** As in the next run. */
  known(cell: Cell, clientId = TITLE_CLIENT_ID): MicrosoftAccount {
    return this.microsoft.known({ clientId, homeAccountId: '', cell });
  }

  /** How often a form with this field was sent. */
  asked(field: string): number {
    return this.bodies.filter((body) => new URLSearchParams(body).has(field)).length;
  }
}
