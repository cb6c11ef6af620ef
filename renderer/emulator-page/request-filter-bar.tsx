import { Button, Checkbox, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import type { RequestFilter } from './request-list.ts';
import styles from './requests.module.css';

const STATUSES = ['all', '2', '3', '4', '5', 'cut'] as const;

type RequestFilterBarProps = {
  filter: RequestFilter;
  onFilter(filter: RequestFilter): void;
  shown: number;
  count: number;
};

export const RequestFilterBar = ({ filter, onFilter, shown, count }: RequestFilterBarProps) => {
  const { t } = useTranslation();
  const clear = useCommand('emulator.requests-clear');
  const statusOf = (value: string) => STATUSES.find((one) => one === value) ?? 'all';
  return (
    <div className={styles.bar}>
      <Input
        className={styles.text}
        type="search"
        aria-label={t('requests.filter')}
        placeholder={t('requests.filterPlaceholder')}
        value={filter.text}
        onChange={(_, { value }) => onFilter({ ...filter, text: value })}
      />
      <Select
        aria-label={t('requests.status')}
        value={filter.status}
        onChange={(_, { value }) => onFilter({ ...filter, status: statusOf(value) })}
      >
        {STATUSES.map((value) => (
          <option key={value} value={value}>
            {t(`requests.statuses.${value}`)}
          </option>
        ))}
      </Select>
      <Checkbox
        label={t('requests.refused')}
        checked={filter.refused}
        onChange={(_, { checked }) => onFilter({ ...filter, refused: checked === true })}
      />
      <Checkbox
        label={t('requests.faulty')}
        checked={filter.faulty}
        onChange={(_, { checked }) => onFilter({ ...filter, faulty: checked === true })}
      />
      <span className={styles.count} role="status">
        {t('requests.count', { shown: shown.toLocaleString(), all: count.toLocaleString() })}
      </span>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={count === 0 || clear.busy}
        onClick={() => void clear.run(null)}
      >
        {t('requests.clear')}
      </Button>
      <Trouble of={clear} />
    </div>
  );
};
