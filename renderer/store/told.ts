import type { EmulatorNews, EmulatorPart } from '../../electron/ipc/contract.ts';

/** How often each part of the emulator was told to have changed; `lives` counts the emulators there were. */
export type Told = Readonly<Partial<Record<EmulatorPart, number>>> & { readonly lives: number };

export const NOTHING_TOLD: Told = { lives: 0 };

export const withNews = (told: Told, { parts, anew }: EmulatorNews): Told => ({
  ...told,
  ...Object.fromEntries(parts.map((part) => [part, (told[part] ?? 0) + 1])),
  lives: told.lives + (anew ? 1 : 0),
});
