import type { Vault } from './vault.ts';

/** Where one secret is kept, as a text. */
export type Cell = {
  read(): Promise<string | null>;
  /** Resolves with whether it is on disk now. */
  write(secret: string): Promise<boolean>;
};

/** A cell in memory until it is known whose it is. */
export type MovableCell = Cell & {
  /** From now on that one, with what is held so far. Resolves with whether that is on disk. */
  moveTo(cell: Cell): Promise<boolean>;
};

/** What the vault has under a name, until it is closed: what a call still under way would keep then is dropped. */
export const vaultCell = (vault: Vault, name: string): Cell & { close(): void } => {
  let isOpen = true;
  return {
    read: async () => (isOpen ? vault.read(name) : null),
    write: async (secret) => isOpen && vault.write(name, secret),
    close: () => {
      isOpen = false;
    },
  };
};

export const movableCell = (): MovableCell => {
  let held: string | null = null;
  let place: Cell = {
    read: async () => held,
    write: async (secret) => {
      held = secret;
      return false;
    },
  };
  return {
    read: () => place.read(),
    write: (secret) => place.write(secret),
    moveTo: async (cell) => {
      const isKept = held !== null && (await cell.write(held));
      place = cell;
      held = null;
      return isKept;
    },
  };
};
