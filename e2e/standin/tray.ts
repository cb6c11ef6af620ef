import { StandinEmitter } from './emitter.ts';
import { mustBeReady } from './lifecycle.ts';
import { isMenu, type StandinMenu } from './menu.ts';
import { strict } from './missing.ts';
import { isImage, type StandinImage } from './native-image.ts';

/** No desktop shows it: whoever wants to see or click it does so in the main process. */
class StandinTray extends StandinEmitter {
  private destroyed = false;

  constructor(image: StandinImage) {
    super('Tray', ['click']);
    mustBeReady('Cannot create Tray before app is ready');
    if (!isImage(image)) throw new TypeError('Tray takes an image of nativeImage in the stand-in');
  }

  setToolTip(_text: string): void {
    this.mustLive();
  }

  setContextMenu(menu: StandinMenu | null): void {
    this.mustLive();
    if (menu !== null && !isMenu(menu)) throw new TypeError('Not a Menu');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  destroy(): void {
    this.destroyed = true;
  }

  private mustLive(): void {
    if (this.destroyed) throw new TypeError('Tray is destroyed');
  }
}

export const Tray = strict(StandinTray, 'Tray');
