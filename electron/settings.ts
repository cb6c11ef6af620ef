import { z } from 'zod';
import { isSandboxId } from '../protocol/ids.ts';

const Language = z.enum(['system', 'en']);
const Theme = z.enum(['system', 'light', 'dark']);
/** In which zone lists show times. */
const TimeZone = z.enum(['local', 'utc']);
const ContractVersion = z.union([z.literal(107), z.literal(105)]);
/** The program starts an emulator of its own, or uses one that already runs on this machine. */
const OwnEmulator = z.object({ use: z.literal('own') });
const RunningEmulator = z.object({
  use: z.literal('running'),
  url: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  key: z.string().max(200),
});
/** Days; null keeps invites for good. */
const KeepDays = z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]).nullable();
/** In the order of the document, or the player's own member first. */
const MemberOrder = z.enum(['document', 'me-first']);
const EmulatorChoice = z.discriminatedUnion('use', [OwnEmulator, RunningEmulator]);

/** Filters for calls that were saved, in their own language (protocol/call-filter.ts). */
const CallFilters = z.array(z.string().min(1).max(2000)).max(50);

/** A title whose links join without a question, as any of the players on Xbox Live. */
const TrustedTitle = z.object({
  /** Decimal string. */
  titleId: z.string().regex(/^[0-9]{1,10}$/),
  /** ISO 8601. */
  since: z.iso.datetime(),
});
/** Bad ones among them are no reason to trust the others: all are asked for again. */
const TrustedTitles = z.array(TrustedTitle).max(500);
export type TrustedTitle = z.infer<typeof TrustedTitle>;

/** The sandboxes that accounts were put into last, the latest first. */
const RecentSandboxes = z.array(z.string().max(40).refine(isSandboxId)).max(20);

/** 1 is the size that the window is drawn for. */
const Zoom = z.number().min(0.5).max(3);

/** `settings.json` in the user-data folder; what is missing or unreadable falls back to these defaults. */
export const Settings = z.object({
  language: Language.catch('system').default('system'),
  theme: Theme.catch('system').default('system'),
  contractVersion: ContractVersion.catch(107).default(107),
  emulator: EmulatorChoice.catch({ use: 'own' }).default({ use: 'own' }),
  timeZone: TimeZone.catch('local').default('local'),
  firstStartCard: z.boolean().catch(true).default(true),
  keepDays: KeepDays.catch(30).default(30),
  memberOrder: MemberOrder.catch('document').default('document'),
  callFilters: CallFilters.catch([]).default([]),
  notices: z.boolean().catch(true).default(true),
  tray: z.boolean().catch(false).default(false),
  zoom: Zoom.catch(1).default(1),
  trustedTitles: TrustedTitles.catch([]).default([]),
  recentSandboxes: RecentSandboxes.catch([]).default([]),
});
export type Settings = z.infer<typeof Settings>;

/** The settings as the window sees them: the key of a running emulator stays in the main process. */
export const ShownSettings = Settings.extend({
  emulator: z.discriminatedUnion('use', [RunningEmulator.omit({ key: true }), OwnEmulator]),
});
export type ShownSettings = z.infer<typeof ShownSettings>;

/**
 * What the window may change: some of the settings, and here a bad value is an error and not a default. A
 * running emulator without a key keeps the one that is known for its address.
 */
export const SettingsChange = z.strictObject({
  language: Language.optional(),
  theme: Theme.optional(),
  contractVersion: ContractVersion.optional(),
  emulator: z.discriminatedUnion('use', [OwnEmulator, RunningEmulator.partial({ key: true })]).optional(),
  timeZone: TimeZone.optional(),
  firstStartCard: z.boolean().optional(),
  keepDays: KeepDays.optional(),
  memberOrder: MemberOrder.optional(),
  callFilters: CallFilters.optional(),
  notices: z.boolean().optional(),
  tray: z.boolean().optional(),
  zoom: Zoom.optional(),
  recentSandboxes: RecentSandboxes.optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** What the program may change. The window gives and takes trust by commands of their own. */
export type KnownChange = SettingsChange & Partial<Pick<Settings, 'trustedTitles'>>;

/** Leaves out what the window has no use for: the key. */
export const shownSettings = (settings: Settings): ShownSettings => ShownSettings.parse(settings);
