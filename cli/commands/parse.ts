import type { Command } from 'commander';
import { type ActivationLink, parseActivationLink } from '../../protocol/link.ts';
import { contextDecodedAgain, linkFacts } from '../../protocol/link-facts.ts';
import { nothingToJoin } from '../../protocol/link-problems.ts';
import { EXIT, type Finish, jsonText, rowsText, type Terminal } from '../terminal.ts';

/** `beckon parse`: what a link says, or why it is none. Calls nobody. */
export const addParseCommand = (program: Command, terminal: Terminal, finish: Finish): void => {
  program
    .command('parse')
    .summary('say what an activation link holds')
    .description('Says what an activation link holds, or what is wrong with it. Nothing is called.')
    .argument('<link>', 'the link, in quotes')
    .option('--json', 'print one JSON document: {"ok":true,"link":…} or {"ok":false,"problem":…}')
    .addHelpText(
      'after',
      '\nExample:\n  beckon parse "ms-xbl-decafbad://inviteHandleAccept/?handle=5e361402-7b1a-4c55-9d0f-2f6b8a31c0de"',
    )
    .action((text: string, options: { json?: true }) => {
      const parsed = parseActivationLink(text);
      if (options.json) terminal.data(jsonText(parsed.ok ? { ...parsed, ...remarks(parsed.link) } : parsed));
      if (!parsed.ok) {
        const { sentence, part } = parsed.problem;
        terminal.words(`${sentence}\n${part === undefined ? '' : `In question: ${part}\n`}`);
        return finish(EXIT.badInput);
      }
      if (!options.json) terminal.data(rowsText(rowsOf(parsed.link)));
      const nothing = remarks(parsed.link).nothingToJoin;
      if (nothing !== undefined) terminal.words(`${nothing}\n`);
    });
};

/** What is not in the link itself, but follows from it. */
const remarks = (link: ActivationLink): { contextDecodedAgain?: string; nothingToJoin?: string } => {
  if (link.kind !== 'invite-handle' && link.kind !== 'activity-handle') {
    return { nothingToJoin: nothingToJoin[link.kind] };
  }
  const again = contextDecodedAgain(linkFacts(link).context ?? '');
  return again === null ? {} : { contextDecodedAgain: again };
};

const rowsOf = (link: ActivationLink): [string, string][] => {
  const { kind, scheme, titleId, handle, from, to, context, extra } = linkFacts(link);
  const rows: [string, string | null | undefined][] = [
    ['kind', link.kind === 'retired' ? `${kind} (${link.host})` : kind],
    ['scheme', scheme],
    ['title id', titleId],
    ['handle', handle],
    ['connection string', 'connectionString' in link ? link.connectionString : null],
    ['from', from],
    ['to', to],
    ['context', context === '' ? '(empty)' : context],
    ['context again', remarks(link).contextDecodedAgain],
    ...extra.map(([name, value]): [string, string] => [`? ${name}`, value]),
  ];
  return rows.filter((row): row is [string, string] => typeof row[1] === 'string');
};
