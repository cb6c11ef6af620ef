import { describe, expect, it } from 'vitest';
import { createTemplates, TemplatesFile } from './templates.ts';

const scid = '00000000-0000-0000-0000-0000decafbad';
const file = {
  [scid]: {
    Old: { constants: { system: { timeouts: { inactive: 7_000 }, maxMembersCount: 4 } } },
    New: { constants: { custom: { mode: 1 } }, roleTypes: { lfg: { roles: { tank: { max: 1 } } } } },
  },
};

describe('templates of a file', () => {
  const templates = createTemplates(TemplatesFile.parse(file));

  it('are found by SCID and name without case, in the form of contract 107', () => {
    expect(templates.find({ scid: scid.toUpperCase(), templateName: 'old' })).toMatchObject({
      system: { inactiveRemovalTimeout: 7_000, maxMembersCount: 4 },
    });
    expect(templates.find({ scid, templateName: 'none' })).toBeUndefined();
    expect(templates.of(scid)).toMatchObject([
      { templateName: 'Old' },
      { templateName: 'New', roleTypes: { lfg: {} } },
    ]);
    expect(templates.of('other')).toEqual([]);
  });

  it('are replaced as a whole, and shown as they were written', () => {
    const other = createTemplates();
    other.set(TemplatesFile.parse(file));
    expect(other.all()).toMatchObject(file);
    other.set({});
    expect(other.find({ scid, templateName: 'old' })).toBeUndefined();
  });

  it('are refused with the place where one is wrong', () => {
    const wrong = { [scid]: { Old: { constants: { system: { timeouts: { inactive: 'x' } } } } } };
    const path = TemplatesFile.safeParse(wrong).error?.issues[0]?.path;
    expect(path).toEqual([scid, 'Old', 'constants', 'system', 'inactiveRemovalTimeout']);
  });
});
