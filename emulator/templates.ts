import { z } from 'zod';
import { toCurrentContract } from '../protocol/contract.ts';
import { newConstants, type Template } from './rules/constants.ts';
import { RoleTypesDelta, SystemConstantsDelta } from './rules/delta.ts';

const Json = z.record(z.string(), z.unknown());
/** In any contract's form; checked in that of 107. */
const System = Json.superRefine((system, context) => {
  for (const { path, message } of SystemConstantsDelta.safeParse(toCurrentContract(system)).error?.issues ??
    [])
    context.addIssue({ code: 'custom', path: [...path], message });
});
const WrittenTemplate = z.looseObject({
  constants: z.looseObject({ system: System.default({}), custom: Json.default({}) }),
  roleTypes: RoleTypesDelta.optional(),
});

/** A templates file: by SCID and template name, each in the service's own form, of any contract version. */
export const TemplatesFile = z.record(z.string(), z.record(z.string(), WrittenTemplate));
export type TemplatesFile = z.infer<typeof TemplatesFile>;

type Name = { readonly scid: string; readonly templateName: string };

export type Templates = {
  /** Undefined for a template that nobody described. */
  find(name: Name): Template | undefined;
  /** As it is shown: one that nobody described has the constants that its sessions get. */
  shown(name: Name): object;
  /** Those of a SCID that are described. */
  of(scid: string): object[];
  all(): TemplatesFile;
  /** Takes the place of what was described. */
  set(file: TemplatesFile): void;
};

export const createTemplates = (file: TemplatesFile = {}): Templates => {
  let written = file;
  let templates = new Map<string, Template & Name>();
  const key = ({ scid, templateName }: Name): string => `${scid}~${templateName}`.toLowerCase();
  const set = (next: TemplatesFile): void => {
    written = next;
    templates = new Map();
    for (const [scid, named] of Object.entries(next))
      for (const [templateName, { constants, roleTypes }] of Object.entries(named)) {
        const { system, custom } = constants;
        const template = { system: toCurrentContract(system), custom, ...(roleTypes && { roleTypes }) };
        templates.set(key({ scid, templateName }), { ...template, scid, templateName });
      }
  };
  const find = (name: Name): Template | undefined => templates.get(key(name));
  set(file);
  return {
    find,
    shown: (name) => shape(find(name) ?? newConstants(undefined, undefined)),
    of: (scid) =>
      [...templates.values()]
        .filter((template) => template.scid.toLowerCase() === scid.toLowerCase())
        .map((template) => ({
          scid: template.scid,
          templateName: template.templateName,
          ...shape(template),
        })),
    all: () => written,
    set,
  };
};

const shape = ({ system, custom, roleTypes }: Template): object => ({
  constants: { system, custom },
  ...(roleTypes && { roleTypes }),
});
