import type { SignInTitleCode, signInAdvice, signInCauses } from './sign-in-texts.ts';
import type { AdviceCode, CauseCode } from './status-texts.ts';

type Meaning = {
  /** Most likely first. */
  causes: readonly (keyof typeof signInCauses | CauseCode)[];
  advice: readonly (keyof typeof signInAdvice | AdviceCode)[];
  again: 'now' | 'later' | 'never';
};

/** `again` is `never` where the same sign-in, of the same account in the same sandbox, fails for good. */
export const signInMeanings: Record<SignInTitleCode, Meaning> = {
  'account-banned': {
    causes: ['enforcement-ban'],
    advice: ['see-enforcement', 'use-other-account'],
    again: 'never',
  },
  'guardian-restricts': {
    causes: ['parental-settings'],
    advice: ['ask-guardian', 'use-other-account'],
    again: 'later',
  },
  'no-xbox-profile': {
    causes: ['never-on-xbox', 'work-account'],
    advice: ['create-profile', 'use-personal-account'],
    again: 'later',
  },
  'terms-not-accepted': { causes: ['terms-changed'], advice: ['settle-at-xbox'], again: 'later' },
  'region-not-served': { causes: ['account-abroad'], advice: ['use-other-account'], again: 'never' },
  'age-not-proven': { causes: ['law-asks-age'], advice: ['settle-at-xbox'], again: 'later' },
  'play-time-over': { causes: ['curfew'], advice: ['ask-guardian'], again: 'later' },
  'child-not-in-family': {
    causes: ['child-alone'],
    advice: ['ask-guardian', 'use-other-account'],
    again: 'later',
  },
  'account-upkeep': { causes: ['account-changing'], advice: ['settle-at-xbox'], again: 'later' },
  'gamertag-change': { causes: ['gamertag-against-rules'], advice: ['settle-at-xbox'], again: 'later' },
  'account-kind': { causes: ['work-account'], advice: ['use-personal-account'], again: 'never' },
  'sandbox-refused': {
    causes: ['retail-in-development', 'test-in-retail', 'sandbox-not-granted', 'sandbox-misspelt'],
    advice: ['change-sandbox', 'grant-sandbox', 'use-other-account'],
    again: 'never',
  },
  'device-refused': {
    causes: ['device-not-proven'],
    advice: ['paste-token', 'check-set-up'],
    again: 'never',
  },
  'title-refused': {
    causes: ['title-device', 'client-no-title', 'unknown-title', 'title-not-authorized'],
    advice: ['paste-token', 'check-title-id', 'change-sandbox', 'use-own-client'],
    again: 'never',
  },
  'step-expired': {
    causes: ['step-of-elsewhere', 'account-changed', 'clock-wrong'],
    advice: ['sign-in-anew', 'set-clock'],
    again: 'later',
  },
  'sign-in-outage': {
    causes: ['maintenance'],
    advice: ['wait-a-while', 'check-service-status'],
    again: 'later',
  },
  'xerr-unknown': {
    causes: ['account-changing', 'service-changed'],
    advice: ['settle-at-xbox', 'report-number'],
    again: 'later',
  },
  'sign-in-refused': {
    causes: ['account-changed', 'clock-wrong', 'device-not-proven', 'client-no-title'],
    advice: ['sign-in-anew', 'set-clock', 'check-set-up'],
    again: 'later',
  },
  'clock-wrong': { causes: ['signature-time'], advice: ['set-clock'], again: 'later' },
  'sign-in-declined': {
    causes: ['declined-there', 'consent-withheld'],
    advice: ['try-sign-in-again', 'use-other-account'],
    again: 'now',
  },
  'code-expired': { causes: ['code-too-late'], advice: ['try-sign-in-again', 'use-browser'], again: 'now' },
  'client-unknown': {
    causes: ['client-misspelt', 'client-deleted'],
    advice: ['check-client-id'],
    again: 'later',
  },
  'client-not-personal': {
    causes: ['client-work-only'],
    advice: ['allow-personal', 'check-client-id'],
    again: 'later',
  },
  'client-not-public': { causes: ['client-flow-off'], advice: ['allow-public-flows'], again: 'later' },
  'client-redirect': {
    causes: ['client-redirect-missing'],
    advice: ['add-redirect', 'use-device-code'],
    again: 'later',
  },
  'client-scope': { causes: ['client-not-approved'], advice: ['check-client-id'], again: 'later' },
  'title-id-refused': {
    causes: ['title-id-misspelt', 'title-id-no-code'],
    advice: ['check-title-id', 'use-own-client', 'paste-token'],
    again: 'later',
  },
  'sign-in-needed': {
    causes: ['refresh-over', 'account-changed', 'confirmation-asked'],
    advice: ['sign-in-anew'],
    again: 'later',
  },
  'microsoft-refuses': {
    causes: ['confirmation-asked', 'consent-withheld', 'client-misspelt'],
    advice: ['try-sign-in-again', 'check-client-id', 'use-other-account'],
    again: 'later',
  },
  'microsoft-busy': { causes: ['maintenance'], advice: ['wait-a-while'], again: 'later' },
  'sign-in-busy': {
    causes: ['too-many-sign-ins', 'maintenance'],
    advice: ['wait-a-while', 'check-service-status'],
    again: 'later',
  },
  'sign-in-fault': {
    causes: ['maintenance', 'service-fault'],
    advice: ['wait-a-while', 'check-service-status'],
    again: 'later',
  },
  'sign-in-offline': {
    causes: ['offline', 'firewall'],
    advice: ['check-network', 'check-set-up'],
    again: 'later',
  },
  'sign-in-no-host': {
    causes: ['offline', 'dns-trouble', 'proxy-settings'],
    advice: ['check-network', 'check-proxy-settings', 'check-set-up'],
    again: 'later',
  },
  'sign-in-proxy': {
    causes: ['proxy-settings', 'proxy-forbids'],
    advice: ['check-proxy-settings', 'allow-hosts', 'check-set-up'],
    again: 'later',
  },
  'sign-in-proxy-password': {
    causes: ['network-login'],
    advice: ['log-in-to-network', 'check-proxy-settings'],
    again: 'later',
  },
  'sign-in-certificate': {
    causes: ['debugging-proxy', 'company-certificate', 'certificate-dates'],
    advice: ['trust-proxy', 'set-clock', 'check-set-up'],
    again: 'later',
  },
  'sign-in-no-tls': {
    causes: ['interception', 'plain-http'],
    advice: ['check-proxy', 'check-set-up'],
    again: 'later',
  },
  'sign-in-blocked': {
    causes: ['blocked-here'],
    advice: ['allow-hosts', 'check-set-up'],
    again: 'later',
  },
  'sign-in-timeout': {
    causes: ['network-slow', 'firewall', 'maintenance'],
    advice: ['try-sign-in-again', 'check-network', 'check-set-up'],
    again: 'now',
  },
  'sign-in-cut-off': {
    causes: ['connection-dropped', 'firewall'],
    advice: ['try-sign-in-again', 'check-network', 'check-set-up'],
    again: 'now',
  },
  'sign-in-no-answer': {
    causes: ['connection-dropped', 'firewall', 'offline'],
    advice: ['try-sign-in-again', 'check-network', 'check-set-up'],
    again: 'now',
  },
  'sign-in-page': {
    causes: ['network-login', 'proxy-forbids'],
    advice: ['log-in-to-network', 'check-proxy', 'check-set-up'],
    again: 'later',
  },
  'sign-in-not-understood': {
    causes: ['service-changed', 'interception'],
    advice: ['check-proxy', 'report-fault'],
    again: 'later',
  },
  'sign-in-cancelled': { causes: ['called-off'], advice: ['try-sign-in-again'], again: 'now' },
  'browser-silent': {
    causes: ['browser-closed', 'refused-there', 'browser-elsewhere', 'loopback-blocked'],
    advice: ['try-sign-in-again', 'use-device-code', 'check-client-id'],
    again: 'now',
  },
  'account-renewed': {
    causes: ['same-account'],
    advice: ['choose-account', 'use-device-code'],
    again: 'now',
  },
  'accounts-lost': { causes: ['accounts-damaged'], advice: ['sign-in-each'], again: 'later' },
  'no-client-id': { causes: ['no-client-set'], advice: ['set-client-id', 'paste-token'], again: 'later' },
  'signed-out': { causes: ['account-changed'], advice: ['sign-in-anew'], again: 'later' },
  'pasted-expired': {
    causes: ['pasted-too-old'],
    advice: ['paste-fresh', 'sign-in-instead'],
    again: 'never',
  },
  'pasted-refused': {
    causes: ['pasted-withdrawn', 'pasted-for-other-service', 'clock-wrong'],
    advice: ['paste-fresh', 'sign-in-instead', 'set-clock'],
    again: 'never',
  },
  'secrets-lost': {
    causes: ['profile-moved', 'store-changed', 'vault-damaged'],
    advice: ['unlock-store', 'sign-in-or-paste'],
    again: 'later',
  },
};
