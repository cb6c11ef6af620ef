import type { Activation } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';
import type { Players } from '../players/players.ts';
import type { Asker } from './ask.ts';
import type { Joiner } from './join.ts';
import { verdictOn } from './policy.ts';
import { DeskError, type Records } from './records.ts';

/** What becomes of an activation in which nobody is a member: by the policy, or as the user says. */
export type WorkOff = {
  /** Asks the policy, and does what it says: at once, unless the emulator must be asked who the player is. */
  workOff(id: string): Promise<void>;
  /** Answers `asking`, or joins as somebody else; `as` null is the player the link names. */
  join(id: string, as: string | null): Promise<void>;
  decline(id: string): void;
  /** Tries once more what was refused, failed, ended or left. */
  again(id: string): Promise<void>;
};

/** States in which nobody is, or is becoming, a member by this activation. */
const OUTSIDE = new Set<Activation['state']>(['received', 'asking', 'refused', 'failed', 'left', 'ended']);

/** What can't be done now throws, or rejects with, `DeskError`. */
export const createWorkOff = (desk: {
  records: Records;
  players: Pick<Players, 'known' | 'find' | 'list' | 'loading'>;
  joiner: Pick<Joiner, 'join'>;
  asker: Pick<Asker, 'ask'>;
  trustedTitles: () => ReadonlySet<string>;
}): WorkOff => {
  const { records, players, joiner, asker, trustedTitles } = desk;

  const workOff = async (id: string): Promise<void> => {
    const { link } = records.get(id);
    if (!link) return;
    const player = link.to && (players.known(link.to) ?? (await players.find(link.to)));
    // Named or not, it may be for an account that is still being read.
    const loading = link.to === null ? players.loading() : null;
    if (loading !== null) await loading;
    const verdict = verdictOn(link, player || null, players.list(), trustedTitles());
    // The user may have answered while somebody was asked, or deleted it.
    if (!records.has(id) || !OUTSIDE.has(records.get(id).state)) return;
    switch (verdict.kind) {
      case 'refuse':
        records.change(id, { state: 'refused', reason: verdict.reason });
        return;
      case 'ask':
        await asker.ask(id, verdict.player, verdict.unlessTrusted);
        return;
      case 'join':
        await joiner.join(id, verdict.player);
    }
  };

  const playerOf = async (xuid: string | null): Promise<Player> => {
    const player = xuid === null ? null : await players.find(xuid);
    if (player) return player;
    const who = xuid === null ? 'The link names nobody' : `There is no player ${xuid}`;
    throw new DeskError('no-such-player', `${who}; choose one of the players`);
  };

  /** An activation that could be joined now; throws where it can't. */
  const outside = (id: string): Activation => {
    const activation = records.get(id);
    if (!activation.link?.handle) throw new DeskError('not-now', 'This link has no handle to join by');
    if (OUTSIDE.has(activation.state)) return activation;
    throw new DeskError('not-now', `This activation is ${activation.state} already`);
  };

  const joinAs = async (id: string, xuid: string | null): Promise<void> => {
    const player = await playerOf(xuid);
    outside(id);
    void joiner.join(id, player);
  };

  return {
    workOff,
    async join(id, as) {
      const { player, link } = outside(id);
      await joinAs(id, as ?? player ?? link?.to ?? null);
    },
    decline(id) {
      const { state } = records.get(id);
      if (state !== 'asking') throw new DeskError('not-now', `Nothing is asked: this activation is ${state}`);
      records.change(id, { state: 'refused', reason: { kind: 'policy', code: 'declined' } });
    },
    async again(id) {
      const { player, state } = outside(id);
      if (player === null || state === 'refused') void workOff(id);
      else await joinAs(id, player);
    },
  };
};
