/** How much of a link is kept; the parser refuses what is longer than 2,048 characters anyway. */
const KEPT = 4096;

/** A link as it came: its text cut to 4,096 characters, and its full length. */
export type LinkText = { text: string; length: number };

export const cutLink = (text: string): LinkText => ({ text: text.slice(0, KEPT), length: text.length });

/**
 * An argument that asks for Beckon: `ms-xbl-` and whatever else up to the colon. Whether the scheme is one
 * that exists is the parser's to say, so that a wrong one is refused in the window and not dropped here.
 */
const OURS = /^ms-xbl-[^:]{0,64}:/i;

/**
 * The links among a process's arguments, wherever they stand: Chromium adds switches of its own and puts
 * them before or after. The first argument is the program. Nothing but links is ever read from argv, so a
 * link that carries `--inspect` or quotes stays one harmless piece of text.
 */
export const linksInArgv = (argv: readonly string[]): LinkText[] =>
  argv
    .slice(1)
    .filter((argument) => OURS.test(argument))
    .map(cutLink);

/**
 * What a second process gives to the first: one short string, for larger data is truncated or dropped on
 * some systems. More than two links are refused as two are, so two is all that is told.
 */
export const handOverLinks = (links: readonly LinkText[]): { links: string } => ({
  links: JSON.stringify(links.slice(0, 2)),
});

export const handOver = (argv: readonly string[]) => handOverLinks(linksInArgv(argv));

/** How the line begins that a second process says before it ends. */
export const RUNS_ALREADY = 'Beckon runs already';

/** What a second process says: in the terminal where it was typed nothing else is to be seen of it. */
export const handedOverWords = (links: number): string =>
  `${RUNS_ALREADY}, ${links === 0 ? 'and its window comes to the front' : 'and has taken the link'}.`;
