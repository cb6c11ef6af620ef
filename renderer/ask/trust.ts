import type { Activation } from '../../electron/ipc/contract.ts';
import { agreedTitle, doubtsAbout, type LinkDoubt } from '../../protocol/handle-doubts.ts';

type Asked = Pick<Activation, 'state' | 'link' | 'preview'>;

/** Who joins is known, and he plays on Xbox Live: on the emulator the only question is who. */
export const isAsked = ({ state, player }: Pick<Activation, 'state' | 'player'>): boolean =>
  state === 'asking' && player !== null;

/** It is asked about as a player whom the link does not name. */
export const isUnnamed = ({ state, link, player }: Pick<Activation, 'state' | 'link' | 'player'>): boolean =>
  state === 'asking' && link?.to === null && player !== null;

/** The title that "Always for this title" would trust; null where link and service do not agree on one. */
export const titleToTrust = ({ state, link, preview }: Asked): string | null =>
  state === 'asking' && link && preview?.state === 'known' ? agreedTitle(link, preview.handle) : null;

/** Where the link says other than the service. */
export const doubtsOf = ({ link, preview }: Asked): LinkDoubt[] =>
  link && preview?.state === 'known' ? doubtsAbout(link, preview.handle) : [];

/**
 * Why there is a question although a title is trusted: `differs`, the link says other than the service; `not-told`,
 * the service names no title; `not-known`, it was not asked or did not answer. Null where nothing trusted is
 * concerned.
 */
export type DespiteTrust = { titleId: string; why: 'differs' | 'not-told' | 'not-known' };

export const despiteTrust = (asked: Asked, trusted: ReadonlySet<string>): DespiteTrust | null => {
  const { link, preview } = asked;
  const handle = preview?.state === 'known' ? preview.handle : null;
  const titleId = [link?.titleId, ...(handle?.titleIds ?? [])].find((one) => one && trusted.has(one));
  if (!titleId || preview?.state === 'looking' || isGone(asked)) return null;
  if (!handle) return { titleId, why: 'not-known' };
  if (doubtsOf(asked).length > 0) return { titleId, why: 'differs' };
  return handle.titleIds.length === 0 ? { titleId, why: 'not-told' } : null;
};

/** No such handle any more: its answer was 404. */
export const isGone = ({ preview }: Pick<Asked, 'preview'>): boolean =>
  preview?.state === 'failed' && preview.explanation.code === 'handle-not-found';
