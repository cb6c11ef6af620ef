import type { Directory } from '../directory.ts';
import type { Answer } from '../rules/answer.ts';
import { parseBatch, parseListQuery } from '../rules/session-list.ts';
import type { Asked } from './asked.ts';
import { readBody } from './body.ts';

type Where = { readonly scid: string; readonly templateName?: string };

/** GET /serviceconfigs/{scid}[/sessionTemplates/{t}]/sessions */
export const listAnswer = (directory: Directory, { target, whoIs }: Asked, where: Where): Promise<Answer> => {
  const wanted = { ...parseListQuery(target.query), templateName: where.templateName };
  const xuids = wanted.xuid === undefined ? [] : [wanted.xuid];
  return directory.listSessions(where.scid, xuids, wanted, whoIs(where));
};

/** POST /serviceconfigs/{scid}[/sessionTemplates/{t}]/batch: the same for many players. docs */
export const batchAnswer = async (directory: Directory, asked: Asked, where: Where): Promise<Answer> => {
  const wanted = { ...parseListQuery(asked.target.query), templateName: where.templateName };
  const xuids = parseBatch(await readBody(asked.request));
  return directory.listSessions(where.scid, xuids, wanted, asked.whoIs(where));
};

/** GET /serviceconfigs/{scid}/sessionTemplates */
export const templatesAnswer = (directory: Directory, { whoIs }: Asked, scid: string): Answer => {
  whoIs({ scid });
  return { status: 200, json: { results: directory.templates.of(scid) } };
};

/** GET /serviceconfigs/{scid}/sessionTemplates/{t} */
export const templateAnswer = (
  directory: Directory,
  { whoIs }: Asked,
  { scid, templateName }: Required<Where>,
): Answer => {
  whoIs({ scid });
  return { status: 200, json: directory.templates.shown({ scid, templateName }) };
};
