import { z } from 'zod';

const SavedLink = z.object({
  name: z.string().min(1).max(200),
  /** As it was composed, good or not. */
  text: z.string().min(1).max(4096),
});
const Name = z.string().trim().min(1).max(100);

/** Links that the user keeps, by the name of their collection. */
export const LinkCollections = z
  .array(z.object({ name: Name, links: z.array(SavedLink).max(10_000) }))
  .max(1_000)
  .refine(
    (all) => new Set(all.map(({ name }) => name.toLowerCase())).size === all.length,
    'two collections have the same name',
  );
export type LinkCollections = z.infer<typeof LinkCollections>;

/** What an export holds. */
export const CollectionsFile = z.object({
  format: z.literal('beckon-link-collections'),
  version: z.literal(1),
  collections: LinkCollections,
});

/** Both, those of the same name as one; a link that is there already, by name and text, is not doubled. */
export const merged = (
  mine: LinkCollections,
  theirs: LinkCollections,
): { collections: LinkCollections; added: number } => {
  let added = 0;
  const collections = mine.map(({ name, links }) => ({ name, links: [...links] }));
  for (const { name, links } of theirs) {
    let mineOfName = collections.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!mineOfName) {
      mineOfName = { name, links: [] };
      collections.push(mineOfName);
    }
    const known = new Set(mineOfName.links.map((link) => JSON.stringify([link.name, link.text])));
    for (const link of links) {
      if (known.has(JSON.stringify([link.name, link.text]))) continue;
      mineOfName.links.push(link);
      added++;
    }
  }
  return { collections, added };
};
