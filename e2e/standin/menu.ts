import { notInStandin, strict } from './missing.ts';

/** Windows of the stand-in have no menu bar; only "no menu" can be asked for. */
export const Menu = strict(
  {
    setApplicationMenu(menu: Electron.Menu | null): void {
      if (menu !== null) throw notInStandin('Menu.setApplicationMenu with a menu');
    },
    getApplicationMenu: (): Electron.Menu | null => null,
  } satisfies Pick<typeof Electron.Menu, 'setApplicationMenu' | 'getApplicationMenu'>,
  'Menu',
);
