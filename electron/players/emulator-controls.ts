import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { EmulatorRefusal, EmulatorTrouble } from './emulator.ts';
import type { ControlRequest } from './emulator-calls.ts';
import type { EmulatorAddress } from './own-emulator.ts';

/** For what is asked on the way of a link. */
const SOON_MS = 10_000;
/** A clock that is stepped a year runs all timers in between, and a state may be large. */
const LONG_MS = 120_000;

const PlayersAnswer = z.object({ players: z.array(z.object({ xuid: Xuid, gamertag: z.string() })) });
const LobbyAnswer = z.object({
  links: z.array(z.object({ label: z.string(), link: z.string(), for: Xuid })),
});
export type Lobby = z.infer<typeof LobbyAnswer>;

const Failure = z.object({ error: z.string() });

/** The sentence of a refusal; null where the answer is not one of the emulator's. */
const sentenceOf = (text: string): string | null => {
  try {
    return Failure.parse(JSON.parse(text)).error;
  } catch {
    return null; // somebody else answers at this address: his status is told instead
  }
};

const refusalOf = (status: number, text: string, url: string): Error => {
  const sentence = sentenceOf(text);
  if (status === 401)
    return new EmulatorTrouble(`The emulator at ${url} has another key. Type the right one in Settings.`);
  if (status < 500 && sentence !== null) return new EmulatorRefusal(sentence);
  return new EmulatorTrouble(`The emulator at ${url} answered ${status}: ${sentence ?? text.slice(0, 300)}`);
};

const unreachable = (url: string, path: string, error: unknown): EmulatorTrouble => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EmulatorTrouble(`The emulator at ${url} could not be asked (${path}): ${why}`, { cause: error });
};

/**
 * Makes one call of the emulator's controls, and gives the text that was answered. Rejects with
 * `EmulatorRefusal`, in the emulator's own words, for what it does not take, and with `EmulatorTrouble`
 * where it is not there or fails.
 */
export const askEmulator = async (
  { url, key }: EmulatorAddress,
  { method, path, body }: ControlRequest,
  options: { text?: string; withinMs?: number } = {},
): Promise<string> => {
  const { text = body && JSON.stringify(body), withinMs = LONG_MS } = options;
  let status: number;
  let answered: string;
  try {
    const answer = await fetch(`${url}/_emulator${path}`, {
      method,
      headers: { 'x-emulator-key': key, 'content-type': 'application/json' },
      body: text,
      signal: AbortSignal.timeout(withinMs),
    });
    status = answer.status;
    answered = await answer.text();
  } catch (error) {
    throw unreachable(url, path, error);
  }
  if (status >= 400) throw refusalOf(status, answered, url);
  return answered;
};

const askFor = async <T>(
  address: EmulatorAddress,
  request: ControlRequest,
  schema: z.ZodType<T>,
): Promise<T> => {
  const text = await askEmulator(address, request, { withinMs: SOON_MS });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw unreachable(address.url, request.path, error);
  }
};

/** The emulator's own controls, as far as the program uses them. Each rejects with `EmulatorTrouble`. */
export const emulatorPlayers = async (address: EmulatorAddress) =>
  (await askFor(address, { method: 'GET', path: '/players' }, PlayersAnswer)).players;

/** Has Ada host a lobby with two more members, and gives the links that invite into it. */
export const hostLobby = (address: EmulatorAddress): Promise<Lobby> =>
  askFor(address, { method: 'POST', path: '/scenarios/lobby', body: {} }, LobbyAnswer);
