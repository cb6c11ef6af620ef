import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { EmulatorTrouble } from './emulator.ts';
import type { EmulatorAddress } from './own-emulator.ts';

const LIMIT_MS = 10_000;

const PlayersAnswer = z.object({ players: z.array(z.object({ xuid: Xuid, gamertag: z.string() })) });
const LobbyAnswer = z.object({
  links: z.array(z.object({ label: z.string(), link: z.string(), for: Xuid })),
});
export type Lobby = z.infer<typeof LobbyAnswer>;

const ask = async <T>(
  { url, key }: EmulatorAddress,
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
): Promise<T> => {
  const body = method === 'POST' ? { body: '{}' } : {};
  try {
    const answer = await fetch(`${url}/_emulator${path}`, {
      method,
      ...body,
      headers: { 'x-emulator-key': key, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`it answered ${answer.status}: ${text.slice(0, 300)}`);
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new EmulatorTrouble(`The emulator at ${url} could not be asked (${path}): ${why}`, {
      cause: error,
    });
  }
};

/** The emulator's own controls, as far as the program uses them. Each rejects with `EmulatorTrouble`. */
export const emulatorPlayers = async (address: EmulatorAddress) =>
  (await ask(address, 'GET', '/players', PlayersAnswer)).players;

/** Has Ada host a lobby with two more members, and gives the links that invite into it. */
export const hostLobby = (address: EmulatorAddress): Promise<Lobby> =>
  ask(address, 'POST', '/scenarios/lobby', LobbyAnswer);
