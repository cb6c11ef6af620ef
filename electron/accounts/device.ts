import { createDeviceSource, type DeviceSource } from '../../client/sign-in/device.ts';
import { KeptDevice } from '../../client/sign-in/kept.ts';
import type { SignInLine } from '../../client/sign-in/step.ts';
import { vaultCell } from './cell.ts';
import { readSecret } from './secrets.ts';
import type { Vault } from './vault.ts';

const NAME = 'device';

/** The device that this program is to Xbox Live, shared by all accounts, from the vault or made anew. */
export type Device = {
  source(): Promise<DeviceSource>;
  /** An account is kept, and so is the device from now on: a sign-in that comes to nothing leaves none. */
  keep(): void;
  /** With the last account goes what it was signed in with. */
  forget(): Promise<void>;
};

export const deviceOf = (vault: Vault, line: SignInLine, notice: (text: string) => void): Device => {
  let opened: { source: Promise<DeviceSource>; write(): void; close(): void } | null = null;
  let isKept = false;
  const open = () => {
    const cell = vaultCell(vault, NAME);
    let unwritten: KeptDevice | null = null;
    const write = (): void => {
      if (!isKept || unwritten === null) return;
      cell
        .write(JSON.stringify(unwritten))
        .catch((error: unknown) => notice(`accounts  the device is not kept: ${String(error)}`));
      unwritten = null;
    };
    const source = async (): Promise<DeviceSource> =>
      createDeviceSource(line, {
        kept: await readSecret(cell, KeptDevice),
        onKept: (kept) => {
          unwritten = kept;
          write();
        },
      });
    return { source: source(), write, close: cell.close };
  };
  return {
    source: async () => {
      opened ??= open();
      const mine = opened;
      try {
        return await mine.source;
      } catch (error) {
        // What went wrong may go well the next time.
        if (opened === mine) opened = null;
        throw error;
      }
    },
    keep: () => {
      isKept = true;
      opened?.write();
    },
    forget: async () => {
      isKept = false;
      opened?.close();
      opened = null;
      await vault.remove(NAME);
    },
  };
};
