import type { Journal } from '../journal/journal.ts';
import type { Players } from '../players/players.ts';
import type { Joiner } from './join.ts';
import type { Records } from './records.ts';

/**
 * Brings back the activations of the runs before. What was `joining` is taken up again, for the answer of
 * its PUT was never seen and a second one changes nothing; a joined session has lost its connection with
 * the program and is ended; everything else stands as it was.
 */
export const recoverRecords = async (desk: {
  journal: Pick<Journal, 'activations'>;
  records: Records;
  players: Pick<Players, 'find'>;
  joiner: Joiner;
}): Promise<void> => {
  const { journal, records, players, joiner } = desk;
  const old = journal.activations().filter(({ id }) => !records.has(id));
  for (const activation of old) {
    records.adopt(activation);
    if (activation.state !== 'joined') continue;
    records.change(activation.id, { state: 'ended', reason: { kind: 'end', code: 'program-ended' } });
  }
  const unfinished = old.filter(({ state }) => state === 'joining');
  await Promise.all(
    unfinished.map(async ({ id, player }) => {
      const who = player === null ? null : await players.find(player);
      if (who) return joiner.join(id, who);
      const about = player === null ? {} : { about: player };
      records.change(id, { state: 'refused', reason: { kind: 'policy', code: 'other-account', ...about } });
    }),
  );
};
