import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsChange } from './settings.ts';
import { openSettings } from './settings-file.ts';
import { createTrust, trustedIds } from './trusted-titles.ts';

const ids = (settings: ReturnType<typeof openSettings>) => [...trustedIds(settings.get())];

describe('trusted titles', () => {
  let folder: string;
  const path = () => join(folder, 'settings.json');
  const open = () => openSettings(path(), () => undefined);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beckon-trust-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are none at first, are kept with the time when they were trusted, and can be taken back', async () => {
    const settings = open();
    expect(ids(settings)).toEqual([]);
    const told: unknown[] = [];
    const at = new Date('2026-11-20T10:00:00Z');
    const trust = createTrust(
      settings,
      ({ trustedTitles }) => told.push(trustedTitles),
      () => at,
    );
    await trust.trustTitle('3737844653');
    await trust.trustTitle('174925616');
    await trust.trustTitle('3737844653');
    const since = at.toISOString();
    expect(open().get().trustedTitles).toEqual([
      { titleId: '3737844653', since },
      { titleId: '174925616', since },
    ]);
    await trust.distrustTitle('3737844653');
    expect(ids(settings)).toEqual(['174925616']);
    expect(ids(open())).toEqual(['174925616']);
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toEqual([{ titleId: '174925616', since }]);
  });

  it.each([
    ['no list', '"all"'],
    ['a title that is none', '[{"titleId":"*","since":"2026-11-20T10:00:00.000Z"}]'],
    ['one without its time', '[{"titleId":"3737844653"}]'],
    ['a good one beside a bad one', '[{"titleId":"1","since":"2026-11-20T10:00:00.000Z"},{"titleId":7}]'],
  ])('that are damaged in the file are trusted no longer: %s', async (_, text) => {
    await writeFile(path(), `{"theme":"dark","trustedTitles":${text}}`);
    const settings = open();
    expect(ids(settings)).toEqual([]);
    expect(settings.get().theme).toBe('dark');
  });

  it('can not be given by a change of settings from the window', () => {
    expect(SettingsChange.safeParse({ trustedTitles: [] }).success).toBe(false);
  });
});
