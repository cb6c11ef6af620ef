import { chromium } from './chromium.ts';
import type { PageTarget } from './page-target.ts';

/** Opens an empty window of the given size; its page's target id. */
export async function openNativeWindow({ x, y, width, height }: Electron.Rectangle): Promise<string> {
  const { browser } = chromium();
  const place = { left: x, top: y, width, height };
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...place,
  });
  return targetId;
}

async function setState({ targetId }: PageTarget, windowState: 'minimized' | 'normal'): Promise<void> {
  const { browser } = chromium();
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
}

export const minimizeWindow = (target: PageTarget): void => void setState(target, 'minimized');
export const restoreWindow = (target: PageTarget): void => void setState(target, 'normal');
