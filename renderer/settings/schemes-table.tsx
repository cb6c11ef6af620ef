import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeRow } from '../../electron/ipc/contract.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import styles from './schemes-table.module.css';

const Owner = ({ row: { owner, ours, before } }: { row: SchemeRow }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.owner} data-ours={ours}>
        {ours && <CheckmarkCircle16Filled />}
        {ours ? t('program.name') : (owner?.name ?? t('settings.noOwner'))}
      </span>
      {before !== null && <span className={styles.before}>{t('settings.before', { owner: before })}</span>}
    </>
  );
};

const SchemeTrouble = ({ trouble }: { trouble: NonNullable<SchemeRow['trouble']> }) => {
  const { t } = useTranslation();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {trouble.why}
        {trouble.type !== null && (
          <span className={styles.type}>
            {t('settings.type')}
            <code>{trouble.type}</code>
            <CopyButton text={trouble.type} what={t('settings.typeName')} />
          </span>
        )}
      </MessageBarBody>
    </MessageBar>
  );
};

type SchemesTableProps = {
  rows: readonly SchemeRow[];
  busy: boolean;
  onRegister(scheme: string): void;
  onGiveBack(scheme: string): void;
};

export const SchemesTable = ({ rows, busy, onRegister, onGiveBack }: SchemesTableProps) => {
  const { t } = useTranslation();
  return (
    <table className={styles.table} aria-label={t('settings.schemesTable')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.scheme')}</th>
          <th scope="col">{t('settings.owner')}</th>
          <th scope="col" className={styles.action}>
            {t('settings.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Fragment key={row.scheme}>
            <tr data-trouble={row.trouble !== null}>
              <th scope="row" className={styles.scheme}>
                {row.scheme}
              </th>
              <td>
                <Owner row={row} />
              </td>
              <td className={styles.action}>
                <Button
                  size="small"
                  disabledFocusable={busy}
                  aria-label={t(row.ours ? 'settings.giveBackWhat' : 'settings.registerWhat', {
                    scheme: row.scheme,
                  })}
                  onClick={() => (row.ours ? onGiveBack : onRegister)(row.scheme)}
                >
                  {row.ours ? t('settings.giveBack') : t('settings.register')}
                </Button>
              </td>
            </tr>
            {row.trouble && (
              <tr>
                <td colSpan={3}>
                  <SchemeTrouble trouble={row.trouble} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};
