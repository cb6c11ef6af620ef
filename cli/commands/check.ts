import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { SessionDocument } from '../../protocol/document.ts';
import { parseJson } from '../../protocol/exact-json.ts';
import { checkJoin, type JoinRule, mayJoin } from '../../protocol/join-check.ts';
import { joinChanges, joinConsequences, joinRules, joinVerdicts } from '../../protocol/join-check-texts.ts';
import { isFields } from '../../protocol/merge.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { CommandFailure, EXIT, jsonText, type Terminal } from '../terminal.ts';

/** `beckon check`: who could join the session of a document, and why not. Calls nobody. */
export const addCheckCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('check')
    .summary('say who could join the session of a document, and why not')
    .description(
      'Reads a session document, or what “beckon join --json” printed, and says of each rule of the service whether it is met. Nothing is called; what the document does not tell is said to be unknown.',
    )
    .argument('<file>', 'the document as JSON, at contract 105 or 107')
    .option('--json', 'print one JSON document: {"invited":…,"uninvited":…,"rules":[…]}')
    .addHelpText('after', '\nExample:\n  beckon check session.json')
    .action(async (file: string, options: { json?: true }) => {
      const rules = checkJoin(await documentIn(file));
      const [invited, uninvited] = [mayJoin(rules, true), mayJoin(rules, false)];
      if (options.json) return terminal.data(jsonText({ invited, uninvited, rules }));
      const verdicts = `${joinVerdicts.invited[invited]}\n${joinVerdicts.uninvited[uninvited]}\n`;
      terminal.data(`${verdicts}${rules.map(ruleText).join('')}`);
    });
};

const MARKS = { met: 'met    ', broken: 'NOT MET', unknown: 'unknown' } as const;

const ruleText = ({ code, verdict, path, value }: JoinRule): string => {
  const said = value === undefined ? 'not set' : JSON.stringify(value);
  const lines = [
    `${MARKS[verdict]}  ${joinRules[code]}${path === null ? '' : `  (${path}: ${visibleText(said)})`}`,
    ...(verdict === 'met' ? [] : [`           ${joinConsequences[code]}`, `           ${joinChanges[code]}`]),
  ];
  return `${lines.join('\n')}\n`;
};

const badInput = (message: string): CommandFailure => new CommandFailure(message, EXIT.badInput);

/** The document itself, or the one inside what another command printed. */
const documentIn = async (file: string): Promise<SessionDocument> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw badInput(`${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const json = jsonIn(file, text);
  const found = SessionDocument.safeParse(inside(json));
  if (found.success) return found.data;
  if (isFields(json) && json.ok === false)
    throw badInput(`${file} holds what a join printed that failed, and so no session document.`);
  const [issue] = found.error.issues;
  throw badInput(`${file} holds no session document: ${issue?.path.join('.') || 'it'}: ${issue?.message}`);
};

const jsonIn = (file: string, text: string): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    throw badInput(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const inside = (json: unknown): unknown => {
  const session = isFields(json) && isFields(json.session) ? json.session : json;
  return isFields(session) && isFields(session.document) ? session.document : session;
};
