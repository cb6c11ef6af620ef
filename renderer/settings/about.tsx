import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../parts/facts.tsx';
import { useMirror } from '../store/store.ts';

export const About = () => {
  const { t } = useTranslation();
  const { version, runtime, platform } = useMirror((mirror) => mirror.program);
  return (
    <Facts>
      <Fact name={t('settings.version')}>{version}</Fact>
      <Fact name={t('settings.runtime')}>{runtime}</Fact>
      <Fact name={t('settings.platform')}>{platform}</Fact>
    </Facts>
  );
};
