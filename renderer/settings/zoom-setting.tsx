import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './settings-section.module.css';
import { percent, ZOOM_FACTORS } from './zoom-factors.ts';

/** How large everything is drawn. */
export const ZoomSetting = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const zoom = useMirror((mirror) => mirror.settings.zoom);
  const factors = ZOOM_FACTORS.some((one) => one === zoom)
    ? ZOOM_FACTORS
    : [...ZOOM_FACTORS, zoom].sort((one, other) => one - other);
  return (
    <>
      <Field label={t('presence.zoom')}>
        <Select
          className={styles.short ?? ''}
          value={String(zoom)}
          onChange={(_, { value }) => void change.run({ zoom: Number(value) })}
        >
          {factors.map((one) => (
            <option key={one} value={String(one)}>
              {t('presence.percent', { percent: percent(one) })}
            </option>
          ))}
        </Select>
      </Field>
      <Trouble of={change} />
    </>
  );
};
