import { useTranslation } from 'react-i18next';
import { MenuButton, type MenuEntry } from '../parts/menu-button.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

type SavedFiltersProps = { text: string; canSave: boolean; onChoose(filter: string): void };

/** Offered to everybody, behind filters of one's own. */
const SUGGESTED = ['is:failed', 'is:tap', 'method:PUT', '-kind:rta'];

/** Filters to choose from, and to keep the present one among. */
export const SavedFilters = ({ text, canSave, onChoose }: SavedFiltersProps) => {
  const { t } = useTranslation();
  const saved = useMirror((mirror) => mirror.settings.callFilters);
  const settings = useCommand('settings.change');
  const now = text.trim();
  const isSaved = saved.includes(now);
  const offered = [...saved, ...SUGGESTED.filter((one) => !saved.includes(one))];
  const entries: MenuEntry[] = [
    ...(canSave && !offered.includes(now) ? [{ value: '+', label: t('callFilter.save'), note: now }] : []),
    ...(isSaved ? [{ value: '-', label: t('callFilter.remove', { filter: now }) }] : []),
    ...offered.map((filter) => ({ value: `:${filter}`, label: filter })),
  ];
  const chosen = (value: string) => {
    if (value === '+') void settings.run({ callFilters: [now, ...saved].slice(0, 50) });
    else if (value === '-') void settings.run({ callFilters: saved.filter((one) => one !== now) });
    else onChoose(value.slice(1));
  };
  return <MenuButton label={t('callFilter.saved')} entries={entries} disabled={false} onChoose={chosen} />;
};
