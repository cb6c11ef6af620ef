import type { Call } from '../../protocol/exchange.ts';
import type { Player } from '../players/player.ts';
import type { Players } from '../players/players.ts';

/** Gamertags by xuid. */
export type Gamertags = Record<string, string>;

/** Who players are that are none of ours, as the service says: asked for once in a run, and never waited for. */
export type Names = {
  /**
   * Those of these that are known, or are so after one call in this player's name. Never rejects: where the service
   * does not tell one he is left out, and the log says why.
   */
  learn(xuids: readonly string[], as: Player, record: (call: Call) => void): Promise<Gamertags>;
  /** As far as is known now. */
  nameOf(xuid: string): string | undefined;
  stop(): void;
};

/** Of the profile service, for a player in his title. [docs, and the rules of Microsoft's trace analyzer] */
const LIMITS = [
  { calls: 10, ms: 15_000 },
  { calls: 30, ms: 300_000 },
];

export const createNames = (desk: {
  players: Pick<Players, 'known' | 'line'>;
  notice: (text: string) => void;
  now: () => Date;
}): Names => {
  const { players, notice, now } = desk;
  const stopped = new AbortController();
  const names = new Map<string, string>();
  /** The service was asked and told none. */
  const untold = new Set<string>();
  /** When each player asked: milliseconds, oldest first. */
  const asked = new Map<string, number[]>();
  let last: Promise<unknown> = Promise.resolve();

  const nameOf = (xuid: string) => players.known(xuid)?.gamertag ?? names.get(xuid);

  const mayAsk = (xuid: string): boolean => {
    const at = now().getTime();
    const longest = Math.max(...LIMITS.map(({ ms }) => ms));
    const times = (asked.get(xuid) ?? []).filter((time) => at - time < longest);
    asked.set(xuid, times);
    return LIMITS.every(({ calls, ms }) => times.filter((time) => at - time < ms).length < calls);
  };

  const ask = async (xuids: string[], as: Player, record: (call: Call) => void): Promise<void> => {
    const { gamertags } = await players.line(as);
    if (!gamertags) return;
    if (!mayAsk(as.xuid)) return notice(`names  not asked for: ${as.xuid} has asked often enough for now`);
    const answer = await gamertags(xuids, {
      record,
      signal: stopped.signal,
      onAttempt: () => void asked.get(as.xuid)?.push(now().getTime()),
    });
    if (answer.outcome === 'failed') {
      const { status, error } = answer.exchange;
      return notice(`names  not told: ${error ? `${error.code}, ${error.message}` : `answer ${status}`}`);
    }
    for (const xuid of xuids) {
      const gamertag = answer.gamertags.get(xuid);
      if (gamertag === undefined) untold.add(xuid);
      else names.set(xuid, gamertag);
    }
  };

  const learn: Names['learn'] = async (xuids, as, record) => {
    const isAsked = (xuid: string) => nameOf(xuid) === undefined && !untold.has(xuid);
    const missing = [...new Set(xuids)].filter(isAsked);
    try {
      if (missing.length > 0 && !stopped.signal.aborted) await ask(missing, as, record);
    } catch (error) {
      notice(`names  not asked for: ${String(error)}`);
    }
    return Object.fromEntries(
      xuids.flatMap((xuid): [string, string][] => {
        const name = names.get(xuid);
        return name === undefined ? [] : [[xuid, name]];
      }),
    );
  };

  return {
    // One after the other: the next may find that it need not ask.
    learn: (...asking) => {
      const learnt = last.then(() => learn(...asking));
      last = learnt;
      return learnt;
    },
    nameOf,
    stop: () => stopped.abort(),
  };
};
