import { useTranslation } from 'react-i18next';
import { ScrollPage } from '../parts/scroll-page.tsx';
import { SetupCheck } from '../setup-check/setup-check.tsx';
import { About } from './about.tsx';
import { ContractSetting } from './contract-setting.tsx';
import { EmulatorSetting } from './emulator-setting.tsx';
import { KeepSetting } from './keep-setting.tsx';
import { LookSettings } from './look-settings.tsx';
import { PresenceSettings } from './presence-settings.tsx';
import { SchemesSetting } from './schemes-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TrustedTitles } from './trusted-titles.tsx';
import { XboxLiveSetting } from './xbox-live-setting.tsx';
import { ZoomSetting } from './zoom-setting.tsx';

const SettingsPage = () => {
  const { t } = useTranslation();
  return (
    <ScrollPage title={t('settings.title')}>
      <SettingsSection title={t('settings.schemes')} note={t('settings.schemesNote')}>
        <SchemesSetting />
      </SettingsSection>
      <SettingsSection title={t('settings.look')} note={t('settings.themeNote')}>
        <LookSettings />
        <ZoomSetting />
      </SettingsSection>
      <SettingsSection title={t('presence.title')} note={t('presence.note')}>
        <PresenceSettings />
      </SettingsSection>
      <SettingsSection title={t('settings.directory')} note={t('settings.contractNote')}>
        <ContractSetting />
      </SettingsSection>
      <SettingsSection title={t('xboxLive.title')} note={t('xboxLive.note')}>
        <XboxLiveSetting />
      </SettingsSection>
      <SettingsSection title={t('trust.title')} note={t('trust.note')}>
        <TrustedTitles />
      </SettingsSection>
      <SettingsSection title={t('settings.emulator')} note={t('settings.emulatorNote')}>
        <EmulatorSetting />
      </SettingsSection>
      <SettingsSection title={t('keep.title')} note={t('keep.note')}>
        <KeepSetting />
      </SettingsSection>
      <SettingsSection title={t('setup.title')} note={t('setup.note')}>
        <SetupCheck />
      </SettingsSection>
      <SettingsSection title={t('settings.about')} note={t('settings.privacy')}>
        <About />
      </SettingsSection>
    </ScrollPage>
  );
};

export default SettingsPage;
