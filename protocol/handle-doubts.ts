import type { HandleFacts } from './handle-facts.ts';
import type { LinkFacts } from './link-facts.ts';

/** Where a link says other than the service: in what title it is for, who sent it, or who is invited. */
export type LinkDoubt = 'title' | 'sender' | 'invited';

/** Everything in a link is its own claim; what the handle says of it comes from the service. */
export const doubtsAbout = (
  link: Pick<LinkFacts, 'titleId' | 'from' | 'to'>,
  handle: HandleFacts,
): LinkDoubt[] => {
  const { titleIds } = handle;
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  const otherTitle = link.titleId !== null && titleIds.length > 0 && !titleIds.includes(link.titleId);
  return [
    ...(otherTitle ? (['title'] as const) : []),
    ...(differ(link.from, handle.from) ? (['sender'] as const) : []),
    ...(differ(link.to, handle.to) ? (['invited'] as const) : []),
  ];
};

/** The title that link and service agree on; null where the link says anything else, or the service tells none. */
export const agreedTitle = (
  link: Pick<LinkFacts, 'titleId' | 'from' | 'to'>,
  handle: HandleFacts,
): string | null => {
  if (doubtsAbout(link, handle).length > 0 || handle.titleIds.length === 0) return null;
  return link.titleId ?? handle.titleIds[0] ?? null;
};
