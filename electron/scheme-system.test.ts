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

const { schemeSystem } = await import('./scheme-system.ts');

it.runIf(process.platform === 'linux')('keeps the switch that a development build was started with', () => {
  schemeSystem();
  made.switches = ['no-sandbox'];
  schemeSystem();
  made.packaged = true;
  schemeSystem();
  expect(made.args).toEqual([['/project'], ['--no-sandbox', '/project'], []]);
});
