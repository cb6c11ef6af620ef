import { expect, it, vi } from 'vitest';
import type { LaunchCommand } from './activation/schemes/desktop-entry.ts';

const made = vi.hoisted(() => ({ switches: [] as string[], packaged: false, args: [] as string[][] }));

vi.mock('electron', () => ({
  app: {
    get isPackaged() {
      return made.packaged;
    },
    getPath: () => '/opt/electron',
    getAppPath: () => '/project',
    commandLine: { hasSwitch: (name: string) => made.switches.includes(name) },
  },
}));
vi.mock('./activation/schemes/linux.ts', () => ({
  linuxSchemes: ({ args }: LaunchCommand) => made.args.push(args),
}));

const { openSchemes } = await import('./scheme-system.ts');

it.runIf(process.platform === 'linux')('keeps the switch that a development build was started with', () => {
  openSchemes('/profile', () => undefined);
  made.switches = ['no-sandbox'];
  openSchemes('/profile', () => undefined);
  made.packaged = true;
  openSchemes('/profile', () => undefined);
  expect(made.args).toEqual([['/project'], ['--no-sandbox', '/project'], []]);
});
