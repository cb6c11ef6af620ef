import type { Journal } from '../journal/journal.ts';
import type { Players } from '../players/players.ts';
import type { Joiner } from './join.ts';
import type { Records } from './records.ts';

type Parts = {
  journal: Pick<Journal, 'activations' | 'inState'>;
  records: Records;
  players: Pick<Players, 'find'>;
  joiner: Joiner;
};

/**
 * Takes up what was `joining` when the program died: the answer of its PUT was never seen, and a second one
 * changes nothing. Before any link is taken, so that the same link, coming again, finds it under way.
 */
export const resumeJoining = ({ journal, records, players, joiner }: Parts): void => {
  const takeUp = async (id: string, player: string | null): Promise<void> => {
    const who = player === null ? null : await players.find(player);
    if (who) return joiner.join(id, who);
    const about = player === null ? {} : { about: player };
    records.change(id, { state: 'refused', reason: { kind: 'policy', code: 'other-account', ...about } });
  };
  for (const activation of journal.inState('joining')) {
    records.adopt(activation);
    void takeUp(activation.id, activation.player);
  }
};

/**
 * Brings back the other activations of the runs before. A joined session has lost its connection with the
 * program and is ended; everything else stands as it was.
 */
export const recoverRecords = ({ journal, records }: Pick<Parts, 'journal' | 'records'>): void => {
  const joined = journal.inState('joined').filter(({ id }) => !records.has(id));
  for (const activation of joined) {
    records.adopt(activation);
    records.change(activation.id, { state: 'ended', reason: { kind: 'end', code: 'program-ended' } });
  }
  for (const activation of journal.activations()) {
    if (records.has(activation.id)) continue;
    records.adopt(activation);
    // Whoever looked has gone with the program: another look is for the user to wish.
    if (activation.preview?.state === 'looking') records.change(activation.id, { preview: null });
  }
};
