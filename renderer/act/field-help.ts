import type { TFunction } from 'i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { bodyForm } from '../../protocol/documented-form.ts';
import { WrittenMyProperties, WrittenSessionProperties } from '../../protocol/written.ts';
import { type FieldGroup, meaningOf } from '../words/meaning.ts';
import type { EditDraft } from './begin-drafts.ts';
import type { JsonHelp } from './json-editor.ts';
import { helpBy } from './json-help.ts';

/** Names that titles use in the custom properties of this session, wherever they stand. */
const customNames = (view: SessionView | undefined): string[] => {
  if (!view) return [];
  const { properties, members } = view.document;
  const bags = [properties.custom, ...Object.values(members ?? {}).map((member) => member.properties.custom)];
  return [...new Set(bags.flatMap((bag) => Object.keys(bag ?? {})))].sort();
};

/** The part of a session document that a path of a session write stands in. */
const groupAt = (path: readonly string[]): FieldGroup | null => {
  const where = path.map((name, at) => (path[at - 1] === 'members' ? '*' : name)).join('.');
  const groups: Readonly<Record<string, FieldGroup>> = {
    'properties.system': 'properties',
    'constants.system': 'constants',
    'constants.system.capabilities': 'capabilities',
    'members.*.properties.system': 'member',
    'members.*.constants.system': 'member',
  };
  return groups[where] ?? null;
};

/** Help with a player's own properties, or the session's. */
export const propertiesHelp = (
  t: TFunction,
  kind: EditDraft['kind'],
  view: SessionView | undefined,
): JsonHelp =>
  helpBy(t, kind === 'mine' ? WrittenMyProperties : WrittenSessionProperties, {
    meaning: ([part], name) =>
      part === 'system' ? meaningOf(t, kind === 'mine' ? 'member' : 'properties', name) : null,
    customNames: customNames(view),
  });

/** Help with the body of any documented call. */
export const bodyHelp = (
  t: TFunction,
  method: string,
  path: string,
  view: SessionView | undefined,
): JsonHelp =>
  helpBy(t, bodyForm(method, path), {
    meaning: (at, name) => {
      const group = groupAt(at);
      return group && meaningOf(t, group, name);
    },
    customNames: customNames(view),
  });
