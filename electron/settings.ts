import { z } from 'zod';

/** `settings.json` in the user-data folder; what is missing or unreadable falls back to these defaults. */
export const Settings = z.object({
  language: z.enum(['system', 'en']).catch('system').default('system'),
  theme: z.enum(['system', 'light', 'dark']).catch('system').default('system'),
  contractVersion: z
    .union([z.literal(107), z.literal(105)])
    .catch(107)
    .default(107),
  /** The program starts an emulator of its own, or uses one that already runs on this machine. */
  emulator: z
    .discriminatedUnion('use', [
      z.object({ use: z.literal('own') }),
      z.object({
        use: z.literal('running'),
        url: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
        key: z.string().max(200),
      }),
    ])
    .catch({ use: 'own' })
    .default({ use: 'own' }),
  firstStartCard: z.boolean().catch(true).default(true),
});
export type Settings = z.infer<typeof Settings>;
