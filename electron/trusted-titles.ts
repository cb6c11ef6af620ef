import { type Settings, type ShownSettings, shownSettings } from './settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** Decimal ids of the titles whose links join on Xbox Live without a question. */
export const trustedIds = ({ trustedTitles }: Settings): ReadonlySet<string> =>
  new Set(trustedTitles.map(({ titleId }) => titleId));

/** Gives and takes trust; each resolves when it is on disk, and counts at once. */
export const createTrust = (
  settings: SettingsFile,
  changed: (settings: ShownSettings) => void,
  now: () => Date = () => new Date(),
) => {
  const change = async (trustedTitles: Settings['trustedTitles']): Promise<void> =>
    changed(shownSettings(await settings.change({ trustedTitles })));
  const others = (titleId: string) => settings.get().trustedTitles.filter((one) => one.titleId !== titleId);
  return {
    /** Does nothing for a title that is trusted already. */
    trustTitle: async (titleId: string): Promise<void> => {
      if (trustedIds(settings.get()).has(titleId)) return;
      await change([...others(titleId), { titleId, since: now().toISOString() }]);
    },
    distrustTitle: (titleId: string): Promise<void> => change(others(titleId)),
  };
};
