import { DEMO_PLAYERS, DEMO_TITLE } from '../protocol/demo-title.ts';
import { SchemeTrouble } from './activation/schemes/scheme-row.ts';
import type { Schemes } from './activation/schemes/schemes.ts';
import { OpenTrouble } from './open-through-system.ts';
import type { Emulator } from './players/emulator.ts';
import { hostLobby } from './players/emulator-controls.ts';

const ensureScheme = async (schemes: Pick<Schemes, 'registerIfFree'>): Promise<void> => {
  try {
    if (await schemes.registerIfFree(DEMO_TITLE.scheme)) return;
  } catch (error) {
    if (!(error instanceof SchemeTrouble)) throw error;
    const command = error.command === null ? '' : ` Type: ${error.command}`;
    throw new OpenTrouble(
      'system-open-failed',
      `${DEMO_TITLE.scheme} can't be registered: ${error.message}.${command}`,
      error,
    );
  }
  throw new OpenTrouble(
    'scheme-taken',
    `The system starts another program for ${DEMO_TITLE.scheme}; Settings shows which one, and has Beckon take its place`,
  );
};

/**
 * "Send yourself an invite": the emulator's player Ada hosts a lobby and invites Bea, and the operating
 * system opens the link, as it would from a chat. Rejects with `EmulatorTrouble` or `OpenTrouble`.
 */
export const inviteMe = async (program: {
  emulator: Pick<Emulator, 'address'>;
  schemes: Pick<Schemes, 'registerIfFree'>;
  open: (link: string) => Promise<void>;
}): Promise<{ link: string }> => {
  const address = await program.emulator.address();
  await ensureScheme(program.schemes);
  const { links } = await hostLobby(address);
  const link = links.find((one) => one.for === DEMO_PLAYERS.Bea)?.link;
  if (link === undefined) throw new Error("The emulator's lobby has no invite for Bea");
  await program.open(link);
  return { link };
};
