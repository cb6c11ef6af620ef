import { Button, Input, Tooltip } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Filter16Filled, Filter16Regular } from '@fluentui/react-icons/svg/filter';
import { MultiselectLtr16Regular } from '@fluentui/react-icons/svg/multiselect-ltr';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Later, laterCode } from '../parts/later.tsx';
import { isFiltered, NO_FILTERS, setFilters, useFound } from '../store/found.ts';
import { endPicking, startPicking, usePicked } from '../store/picked.ts';
import { useMirror } from '../store/store.ts';
import styles from './invite-search.module.css';

const inviteFilters = laterCode(() => import('./invite-filters.tsx'));

/** Looks through everything in the journal as one types; filters and picking several are beside it. */
export const InviteSearch = () => {
  const { t } = useTranslation();
  const filters = useFound((state) => state.filters);
  const total = useFound((state) => state.found?.total);
  const picking = usePicked((state) => state.ids !== null);
  const [open, setOpen] = useState(false);
  const empty = useMirror((mirror) => mirror.order.length === 0);
  const byFilter = isFiltered({ ...filters, text: '' });
  if (empty && !isFiltered(filters)) return null;
  return (
    <search className={styles.search} aria-label={t('search.label')}>
      <div className={styles.line}>
        <Input
          className={styles.field}
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          value={filters.text}
          onChange={(_, { value }) => setFilters({ text: value })}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setFilters({ text: '' });
          }}
          contentBefore={<Search16Regular />}
          contentAfter={
            filters.text === '' ? undefined : (
              <Tooltip content={t('search.clear')} relationship="label">
                <Button
                  size="small"
                  appearance="transparent"
                  icon={<Dismiss16Regular />}
                  onClick={() => setFilters({ text: '' })}
                />
              </Tooltip>
            )
          }
          spellCheck={false}
          autoComplete="off"
        />
        <Tooltip content={t('search.filters')} relationship="label">
          <Button
            appearance="subtle"
            icon={byFilter ? <Filter16Filled /> : <Filter16Regular />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        </Tooltip>
        <Tooltip content={t('pick.start')} relationship="label">
          <Button
            appearance="subtle"
            icon={<MultiselectLtr16Regular />}
            aria-pressed={picking}
            onClick={() => (picking ? endPicking() : startPicking())}
          />
        </Tooltip>
      </div>
      {open && <Later code={inviteFilters} props={{}} />}
      {total !== undefined && (
        <div className={styles.found}>
          <span role="status">{t('search.found', { count: total })}</span>
          <Button size="small" appearance="subtle" onClick={() => setFilters(NO_FILTERS)}>
            {t('search.reset')}
          </Button>
        </div>
      )}
    </search>
  );
};
