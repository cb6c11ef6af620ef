import { z } from 'zod';

const Language = z.enum(['system', 'en']);
const Theme = z.enum(['system', 'light', 'dark']);
const ContractVersion = z.union([z.literal(107), z.literal(105)]);
/** The program starts an emulator of its own, or uses one that already runs on this machine. */
const EmulatorChoice = z.discriminatedUnion('use', [
  z.object({ use: z.literal('own') }),
  z.object({
    use: z.literal('running'),
    url: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
    key: z.string().max(200),
  }),
]);

/** `settings.json` in the user-data folder; what is missing or unreadable falls back to these defaults. */
export const Settings = z.object({
  language: Language.catch('system').default('system'),
  theme: Theme.catch('system').default('system'),
  contractVersion: ContractVersion.catch(107).default(107),
  emulator: EmulatorChoice.catch({ use: 'own' }).default({ use: 'own' }),
  firstStartCard: z.boolean().catch(true).default(true),
});
export type Settings = z.infer<typeof Settings>;

/** What the window may change: some of the settings, and here a bad value is an error and not a default. */
export const SettingsChange = z.strictObject({
  language: Language.optional(),
  theme: Theme.optional(),
  contractVersion: ContractVersion.optional(),
  emulator: EmulatorChoice.optional(),
  firstStartCard: z.boolean().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;
