import { z } from 'zod';
import { Explanation } from '../activation/activation.ts';

/** In the order in which they are made, and numbered in the window. */
export const SETUP_STEPS = [
  'schemes',
  'round-trip',
  'clock',
  'secret-store',
  'hosts',
  'tokens',
  'sandbox',
  'channel',
  'game-bar',
] as const;
export type SetupStepName = (typeof SETUP_STEPS)[number];

/** Everything that a step can find; the window has the words, and the advice, for each. */
const FINDINGS = [
  'scheme-ours',
  'scheme-other',
  'scheme-none',
  'trip-good',
  'trip-none-ours',
  'trip-lost',
  'trip-not-opened',
  'clock-good',
  'clock-off',
  'clock-wrong',
  'clock-unknown',
  'store-secure',
  'store-weak',
  'store-none',
  'host-good',
  'host-bad',
  'host-proxy',
  'accounts-none',
  'token-good',
  'token-endless',
  'token-bad',
  'token-titled',
  'token-untitled',
  'token-claim',
  'sandbox-account',
  'sandbox-unknown',
  'sandbox-machine',
  'sandbox-differs',
  'sandbox-windows-only',
  'channel-good',
  'channel-bad',
  'game-bar-good',
  'game-bar-missing',
  'game-bar-windows-only',
  'failed',
] as const;

/** One thing that a step found. `values` are put into its words: names and numbers, never a secret. */
export const Finding = z.object({
  code: z.enum(FINDINGS),
  is: z.enum(['good', 'warning', 'bad', 'info']),
  values: z.record(z.string(), z.string()),
  explanation: Explanation.nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** One step of the check of the set-up. */
export const SetupStep = z.object({
  step: z.enum(SETUP_STEPS),
  state: z.enum(['waiting', 'running', 'done']),
  findings: z.array(Finding),
});
export type SetupStep = z.infer<typeof SetupStep>;

export const finding = (
  code: Finding['code'],
  is: Finding['is'],
  values: Finding['values'] = {},
  explanation: Finding['explanation'] = null,
): Finding => ({ code, is, values, explanation });
