import type { DatabaseSync } from 'node:sqlite';
import type { SessionDocument } from '../../protocol/document.ts';

/** Characters that are kept of each: enough for a full lobby, and little beside the document itself. */
const MOST_NAMES = 20_000;
const MOST_CUSTOM = 2_000;

const namesIn = ({ members }: SessionDocument): string[] =>
  Object.values(members ?? {}).flatMap(({ gamertag }) => (gamertag ? [gamertag] : []));

const cut = (text: string, most: number): string => (text.length > most ? text.slice(0, most) : text);

/**
 * Keeps, beside an activation, what its session is found by: the gamertags of everybody who was seen in it, and the
 * session's custom properties as they were seen last. Called with the versions that are written together.
 */
export const sessionWords = (
  database: DatabaseSync,
): ((activationId: string, documents: readonly SessionDocument[]) => void) => {
  const read = database.prepare('SELECT names, custom FROM activations WHERE id = ?');
  const write = database.prepare(
    'UPDATE activations SET names = ?, custom = ?, indexed = 0 WHERE id = ? AND (names <> ?1 OR custom <> ?2)',
  );
  return (activationId, documents) => {
    const known = read.get(activationId);
    if (!known) return;
    const before = String(known.names);
    const names = new Set([...before.split('\n'), ...documents.flatMap(namesIn)]);
    names.delete('');
    const custom = documents.at(-1)?.properties.custom ?? {};
    // As JSON: the index takes names and values apart at its punctuation.
    const said = Object.keys(custom).length > 0 ? JSON.stringify(custom) : '';
    write.run(cut([...names].join('\n'), MOST_NAMES), cut(said, MOST_CUSTOM), activationId);
  };
};
