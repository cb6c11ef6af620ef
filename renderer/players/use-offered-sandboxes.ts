import { useMemo } from 'react';
import { useMirror } from '../store/store.ts';
import { offeredSandboxes } from './recent-sandboxes.ts';

/** The sandboxes that a choice offers; any other can be typed. */
export const useOfferedSandboxes = (): string[] => {
  const accounts = useMirror((mirror) => mirror.accounts.accounts);
  const recent = useMirror((mirror) => mirror.settings.recentSandboxes);
  return useMemo(
    () =>
      offeredSandboxes(
        accounts.map(({ sandbox }) => sandbox),
        recent,
      ),
    [accounts, recent],
  );
};
