import type { LinkCollections } from '../../electron/ipc/contract.ts';

type Link = LinkCollections[number]['links'][number];

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** With a link more; one of the same name in that collection is replaced. */
export const withLink = (all: LinkCollections, collection: string, link: Link): LinkCollections => {
  if (!all.some(({ name }) => sameName(name, collection))) {
    return [...all, { name: collection, links: [link] }];
  }
  return all.map((one) => {
    if (!sameName(one.name, collection)) return one;
    return { ...one, links: [...one.links.filter(({ name }) => !sameName(name, link.name)), link] };
  });
};

/** Without the link at this place; a collection that is empty then goes with it. */
export const without = (all: LinkCollections, collection: string, at: number): LinkCollections =>
  all
    .map((one) => (one.name === collection ? { ...one, links: one.links.toSpliced(at, 1) } : one))
    .filter(({ links }) => links.length > 0);
