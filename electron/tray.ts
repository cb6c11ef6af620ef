import { Menu, nativeImage, Tray } from 'electron';
import icon16 from '../assets/icons/16x16.png?inline';
import icon32 from '../assets/icons/32x32.png?inline';
import type { TrayEntry } from './desk/tray-entries.ts';
import type { TrayState } from './desktop-state.ts';
import type { Say } from './locales/words.ts';
import { hasTrayPlace } from './tray-place.ts';

export type BeckonTray = {
  state(): TrayState;
  /** As the setting says; resolves when it is so, or can't be. */
  use(on: boolean): Promise<void>;
  /** An activation came, or changed, or the language did. */
  refresh(): void;
};

const image = (): Electron.NativeImage => {
  const both = nativeImage.createEmpty();
  both.addRepresentation({ scaleFactor: 1, dataURL: icon16 });
  both.addRepresentation({ scaleFactor: 2, dataURL: icon32 });
  return both;
};

export const createTray = (options: {
  entries: () => TrayEntry[];
  say: Say;
  /** Null: the window alone, whatever it shows. */
  open: (activationId: string | null) => void;
  quit: () => void;
  /** Its state is another one. */
  told: () => void;
  log: (text: string) => void;
}): BeckonTray => {
  const { entries, say, open, quit, told, log } = options;
  let tray: Tray | null = null;
  let state: TrayState = 'off';
  let wanted = false;
  /** The texts that it has now. */
  let shown = '';

  const refresh = (): void => {
    if (!tray) return;
    const latest = entries();
    const words = { tip: say('tray.tip'), open: say('tray.open'), quit: say('tray.quit') };
    const texts = JSON.stringify([latest, words]);
    if (texts === shown) return;
    shown = texts;
    tray.setToolTip(words.tip);
    // Linux takes no change of a menu, only another menu.
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...latest.map(({ id, label }) => ({ label: label.replaceAll('&', '&&'), click: () => open(id) })),
        ...(latest.length > 0 ? [{ type: 'separator' } as const] : []),
        { label: words.open, click: () => open(null) },
        { label: words.quit, click: quit },
      ]),
    );
  };

  const become = (next: TrayState): void => {
    if (state === next) return;
    state = next;
    told();
  };

  const put = (): void => {
    try {
      tray = new Tray(image());
      tray.on('click', () => open(null));
      shown = '';
      refresh();
      become('shown');
    } catch (error) {
      tray = null;
      log(`The tray icon can't be shown: ${String(error)}`);
      become('nowhere');
    }
  };

  return {
    state: () => state,
    async use(on) {
      wanted = on;
      if (!on) {
        tray?.destroy();
        tray = null;
        become('off');
        return;
      }
      const has = await hasTrayPlace();
      if (!wanted || tray) return;
      if (has) put();
      else become('nowhere');
    },
    refresh,
  };
};
