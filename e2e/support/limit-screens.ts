import type { Program } from './program.ts';
import { page, type Screen } from './screen.ts';
import { REAL, type XboxLive } from './xbox-live.ts';

/**
 * Brings a player to where his next call waits for minutes: the service says that it takes two in five minutes. Of the
 * limits a program forgets nothing, so each screen has a player of its own.
 */
const useUp = async (program: Program, xboxLive: XboxLive, xuid: string): Promise<void> => {
  await xboxLive.addTo(program, xuid);
  const body = JSON.stringify({ version: 1, currentRequests: 3, maxRequests: 2, periodInSeconds: 300 });
  const refusal = { kind: 'status', status: 429, headers: { 'Retry-After': '0' }, body } as const;
  await xboxLive.fault(refusal, { path: '^/handles/query' });
  await program.page.evaluate(
    (as) => window.beckon.command('players.look-up', { as, of: { xuids: [as] } }),
    xuid,
  );
};

/** What waits so as not to break the service's limit. */
export const limitScreens: Screen[] = [
  {
    name: 'invite-held',
    show: async (program, _, xboxLive) => {
      const xuid = REAL.Hal;
      await useUp(program, xboxLive, xuid);
      await program.paste((await xboxLive.invite({ to: xuid })).link);
      await program.page.getByRole('button', { name: /^Join as/ }).click();
      await program.page.getByRole('button', { name: 'Call the join off' }).waitFor();
    },
  },
  {
    name: 'players-held',
    show: async (program, _, xboxLive) => {
      const xuid = REAL.Ida;
      await useUp(program, xboxLive, xuid);
      await program.paste((await xboxLive.invite({ to: xuid })).link);
      await page('Players')(program);
      await program.page.getByText(/waits \d+ s for the service’s limit/).waitFor();
    },
  },
];
