import type { Desk } from '../desk/desk.ts';
import { exportInvites } from '../journal/export-invites.ts';
import type { Journal } from '../journal/journal.ts';
import type { Handlers } from './main-side.ts';

type InviteHandlers = Pick<
  Handlers,
  'invites.find' | 'invites.ids' | 'invites.facets' | 'invites.delete' | 'invites.export'
>;

/** The commands of the Invites page: what the journal has, found, deleted and exported. */
export const createInviteHandlers = (services: {
  desk: Pick<Desk, 'remove'>;
  journal: Journal;
  /** Asks where, and writes; null when the user thought better of it. */
  saveFile: (content: string, suggestedName: string) => Promise<string | null>;
  now?: () => Date;
}): InviteHandlers => {
  const { desk, journal, saveFile, now = () => new Date() } = services;
  return {
    'invites.find': (query) => journal.find(query),
    'invites.ids': (query) => journal.findIds(query),
    'invites.facets': () => journal.facets(),
    'invites.delete': ({ ids }) => desk.remove(ids),
    'invites.export': async ({ ids }) => {
      const at = now();
      const { text, count } = await exportInvites(journal, ids, at);
      const path = await saveFile(text, `beckon-invites-${at.toISOString().slice(0, 10)}.json`);
      return { path, count };
    },
  };
};
