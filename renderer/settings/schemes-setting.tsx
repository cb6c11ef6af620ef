import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeRow } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { AddScheme } from './add-scheme.tsx';
import { SchemesTable } from './schemes-table.tsx';

/** Which program the system starts for which links; registering and giving back answer with the table as it is then. */
export const SchemesSetting = () => {
  const { t } = useTranslation();
  const list = useCommand('schemes.list');
  const register = useCommand('schemes.register');
  const giveBack = useCommand('schemes.give-back');
  const look = useCommand('schemes.look');
  const [rows, setRows] = useState<readonly SchemeRow[] | null>(null);
  const { run: load } = list;
  useEffect(() => {
    const first = async () => setRows((await load(null)) ?? null);
    void first();
  }, [load]);

  const change = async (by: typeof register | typeof giveBack, scheme: string) => {
    const after = await by.run({ scheme });
    if (after) setRows(after);
    return after !== undefined;
  };

  return (
    <>
      <Trouble of={list} />
      {list.busy && rows === null && <p>{t('common.loading')}</p>}
      {rows && (
        <>
          <SchemesTable
            rows={rows}
            busy={register.busy || giveBack.busy}
            onRegister={(scheme) => void change(register, scheme)}
            onGiveBack={(scheme) => void change(giveBack, scheme)}
          />
          <Trouble of={register} />
          <Trouble of={giveBack} />
          <Trouble of={look} />
          <AddScheme
            rows={rows}
            busy={register.busy || look.busy}
            onRegister={(scheme) => change(register, scheme)}
            onLook={(scheme) => look.run({ scheme })}
          />
        </>
      )}
    </>
  );
};
