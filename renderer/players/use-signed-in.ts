import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';

/** Says who is signed in now and was not before. */
export const useSignedIn = (): void => {
  const { t } = useTranslation();
  const accounts = useMirror((mirror) => mirror.accounts.accounts);
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const well = accounts.filter(({ token }) => token.state !== 'trouble');
    for (const { xuid, gamertag } of well) {
      if (before.current?.has(xuid) === false) announce(t('players.signedIn', { who: gamertag }));
    }
    before.current = new Set(well.map(({ xuid }) => xuid));
  }, [accounts, t]);
};
