import { notInStandin, refuseUnknown, strict } from './missing.ts';

type Template = Pick<Electron.MenuItemConstructorOptions, 'label' | 'type' | 'click'>;

class Item {
  readonly label: string;
  readonly type: string;
  readonly click: () => void;

  constructor(given: Template) {
    refuseUnknown(given, ['label', 'type', 'click'], 'MenuItemConstructorOptions');
    const { label = '', type = 'normal', click } = given;
    if (type !== 'normal' && type !== 'separator') throw notInStandin(`MenuItem type: ${type}`);
    this.label = label;
    this.type = type;
    // What Electron passes along, the item, the window and the event, is not covered.
    this.click = () => (click as (() => void) | undefined)?.();
  }
}

/** A menu of plain items, such as the one of a tray icon; nothing shows it. */
class ItemMenu {
  readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }
}

export type StandinMenu = ItemMenu;

export const isMenu = (value: unknown): value is StandinMenu => value instanceof ItemMenu;

/** Windows of the stand-in have no menu bar; for them only "no menu" can be asked for. */
export const Menu = strict(
  {
    setApplicationMenu(menu: Electron.Menu | null): void {
      if (menu !== null) throw notInStandin('Menu.setApplicationMenu with a menu');
    },
    getApplicationMenu: (): Electron.Menu | null => null,
    buildFromTemplate: (template: readonly Template[]): StandinMenu =>
      strict(new ItemMenu(template.map((given) => strict(new Item(given), 'MenuItem'))), 'Menu'),
  },
  'Menu',
);
