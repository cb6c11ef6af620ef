import type { AdviceCode, CauseCode, TitleCode } from './status-texts.ts';

export type Meaning = {
  /** Most likely first, for somebody who clicked an invite. */
  causes: readonly CauseCode[];
  advice: readonly AdviceCode[];
  again: 'now' | 'later' | 'never';
};

/**
 * What each answer means (docs, status code page; what differs from it there is marked). `again` is `later`
 * where somebody must do something first or time must pass, and `never` where the same call fails for good.
 */
export const meanings: Record<TitleCode, Meaning> = {
  'session-gone': {
    causes: ['session-emptied', 'host-moved-on', 'create-without-members'],
    advice: ['ask-new-invite'],
    again: 'never',
  },
  'bad-request': {
    causes: ['field-missing', 'session-full', 'contract-version'],
    advice: ['read-said', 'check-contract', 'ask-host-to-open'],
    again: 'never',
  },
  // The body is empty: the directory does not say why [community].
  unauthorized: {
    causes: ['token-expired', 'clock-wrong', 'token-elsewhere'],
    advice: ['sign-in-again', 'check-clock'],
    again: 'later',
  },
  // One sentence for all causes [community]; the order is ours.
  'forbidden-text': {
    causes: [
      'wrong-user-first',
      'session-closed-since',
      'join-restricted',
      'no-user-authorization',
      'wrong-sandbox',
      'no-multiplayer-privilege',
      'no-title-claim',
      'blocked',
    ],
    advice: [
      'join-as-invited',
      'ask-host-to-open',
      'ask-for-invite-handle',
      'check-privileges',
      'check-template',
      'check-sandbox',
      'use-title-token',
    ],
    again: 'later',
  },
  'forbidden-document': {
    causes: [
      'session-closed',
      'every-place-taken',
      'session-private',
      'session-locked',
      'join-restricted',
      'no-user-authorization',
      'not-a-member',
      'others-fields',
    ],
    advice: ['ask-host-to-open', 'ask-for-invite-handle'],
    again: 'later',
  },
  // Of a member's own write, where joining is no question any more.
  'forbidden-write': {
    causes: ['not-a-member', 'others-fields', 'session-locked', 'wrong-sandbox', 'no-title-claim'],
    advice: ['open-calls', 'check-sandbox', 'use-title-token'],
    again: 'later',
  },
  forbidden: {
    causes: [
      'wrong-sandbox',
      'no-title-claim',
      'wrong-user-first',
      'join-restricted',
      'session-closed-since',
    ],
    advice: ['check-sandbox', 'use-title-token', 'join-as-invited', 'ask-host-to-open', 'open-calls'],
    again: 'later',
  },
  'handle-not-found': {
    causes: ['host-moved-on', 'handle-expired', 'activity-replaced', 'other-directory'],
    advice: ['ask-new-invite', 'check-same-directory'],
    again: 'never',
  },
  'session-not-found': {
    causes: ['template-unknown', 'wrong-sandbox', 'session-emptied'],
    advice: ['check-scid', 'check-sandbox'],
    again: 'never',
  },
  'method-not-allowed': {
    causes: ['wrong-method', 'wrong-address'],
    advice: ['check-proxy', 'check-address', 'open-calls'],
    again: 'never',
  },
  conflict: {
    causes: ['constants-differ', 'large-session-rule'],
    advice: ['leave-constants-out', 'read-said'],
    again: 'never',
  },
  'out-of-date': {
    causes: ['someone-wrote', 'activity-counts'],
    advice: ['read-and-repeat'],
    again: 'now',
  },
  'too-large': { causes: ['document-grown'], advice: ['write-less', 'open-calls'], again: 'never' },
  'media-type': { causes: ['wrong-content-type'], advice: ['check-proxy', 'open-calls'], again: 'never' },
  'too-many-requests': {
    causes: ['limit-per-title', 'loop-of-calls'],
    advice: ['wait-a-while', 'call-less'],
    again: 'later',
  },
  busy: { causes: ['maintenance'], advice: ['wait-a-while', 'check-service-status'], again: 'later' },
  'server-error': {
    causes: ['service-fault', 'maintenance'],
    advice: ['wait-a-while', 'check-service-status'],
    again: 'later',
  },
  'proxy-asks': { causes: ['network-login'], advice: ['check-proxy'], again: 'later' },
  'proxy-fails': {
    causes: ['proxy-down', 'firewall'],
    advice: ['mend-proxy-settings', 'check-proxy'],
    again: 'later',
  },
  'not-the-directory': {
    causes: ['network-login', 'wrong-address'],
    advice: ['log-in-to-network', 'check-proxy', 'check-address'],
    again: 'later',
  },
  unexpected: {
    causes: ['service-changed', 'network-login'],
    advice: ['open-calls', 'check-proxy'],
    again: 'later',
  },
  'connection-refused': {
    causes: ['emulator-not-running', 'wrong-address', 'firewall'],
    advice: ['start-emulator', 'check-address', 'check-proxy'],
    again: 'later',
  },
  'cut-off': {
    causes: ['connection-dropped', 'emulator-restarted', 'firewall'],
    advice: ['try-again', 'check-network'],
    again: 'now',
  },
  timeout: {
    causes: ['network-slow', 'directory-slow', 'firewall'],
    advice: ['try-again', 'check-network', 'check-service-status'],
    again: 'now',
  },
  'no-such-host': {
    causes: ['offline', 'dns-trouble', 'wrong-address'],
    advice: ['check-network', 'check-address'],
    again: 'later',
  },
  'no-network': { causes: ['offline', 'firewall'], advice: ['check-network', 'check-proxy'], again: 'later' },
  'bad-certificate': {
    causes: ['interception', 'certificate-dates', 'certificate-name'],
    advice: ['check-proxy', 'check-clock', 'check-address'],
    again: 'never',
  },
  'no-tls': {
    causes: ['plain-http', 'interception'],
    advice: ['check-address', 'check-proxy'],
    again: 'never',
  },
  'not-json': {
    causes: ['network-login', 'answer-cut', 'wrong-address'],
    advice: ['log-in-to-network', 'open-calls', 'check-address'],
    again: 'later',
  },
  'answer-too-large': {
    causes: ['wrong-address', 'network-login'],
    advice: ['check-address', 'open-calls'],
    again: 'never',
  },
  'bad-document': {
    causes: ['service-changed', 'large-session-document', 'wrong-address'],
    advice: ['open-calls', 'report-document'],
    again: 'never',
  },
  'no-channel': {
    causes: ['emulator-not-running', 'channel-blocked', 'token-expired', 'maintenance'],
    advice: ['start-emulator', 'check-network', 'check-proxy', 'open-calls'],
    again: 'now',
  },
  'no-session-name': {
    causes: ['no-content-location', 'wrong-address', 'service-changed'],
    advice: ['leave-by-title', 'check-proxy', 'open-calls'],
    again: 'never',
  },
  internal: { causes: ['own-fault'], advice: ['report-fault', 'try-again'], again: 'now' },
  'not-signed': { causes: ['signed-out', 'token-expired'], advice: ['sign-in-again'], again: 'later' },
  aborted: { causes: ['called-off-here'], advice: ['try-again'], again: 'now' },
  'no-answer': {
    causes: ['connection-dropped', 'firewall', 'wrong-address'],
    advice: ['try-again', 'check-network', 'open-calls'],
    again: 'now',
  },
};
