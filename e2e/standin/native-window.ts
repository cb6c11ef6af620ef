import { chromium, hasDisplay, openAppWindow } from './chromium.ts';
import { type DevtoolsSession, TargetGone } from './devtools.ts';
import type { PageTarget } from './page-target.ts';
import { type NewTarget, newTarget } from './targets.ts';

/** Where a window stands that is there but not shown: a hidden page would neither paint nor be ready to show. */
const offScreen = -20_000;

/** Opens an empty window; with a display one without the browser's bars, which only a command line can ask for. */
export async function openNativeWindow({ width, height }: Electron.Size): Promise<NewTarget> {
  if (hasDisplay) {
    chromium();
    const url = `data:text/html,${crypto.randomUUID()}`;
    openAppWindow(url);
    return newTarget(({ targetInfo }) => targetInfo.url === url);
  }
  const blank = { url: 'about:blank', newWindow: true, width, height };
  const { targetId } = await chromium().browser.send('Target.createTarget', blank);
  return newTarget(({ targetInfo }) => targetInfo.targetId === targetId);
}

async function setBounds(targetId: string, bounds: object): Promise<void> {
  const { browser } = chromium();
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  await browser.send('Browser.setWindowBounds', { windowId, bounds });
}

function complain(error: unknown): void {
  if (!(error instanceof TargetGone)) console.error('stand-in: a window was not changed:', error);
}

/** What a window has around its page, and the screen it stands on. */
export type Surroundings = {
  extraWidth: number;
  extraHeight: number;
  screenWidth: number;
  screenHeight: number;
};

export async function measure(session: DevtoolsSession): Promise<Surroundings> {
  const expression = `({
    extraWidth: outerWidth - innerWidth, extraHeight: outerHeight - innerHeight,
    screenWidth: screen.availWidth, screenHeight: screen.availHeight,
  })`;
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}

/** Gives the page the size that the program asked for; what Chromium draws around it comes on top. */
export function placeWindow(
  { targetId, surroundings }: PageTarget,
  { x, y, width, height }: Partial<Electron.Rectangle> & Electron.Size,
  visible: boolean,
): void {
  const { extraWidth, extraHeight, screenWidth, screenHeight } = surroundings;
  const size = { width: width + extraWidth, height: height + extraHeight };
  const left = x ?? Math.max(0, (screenWidth - size.width) >> 1);
  const top = y ?? Math.max(0, (screenHeight - size.height) >> 1);
  setBounds(targetId, { ...size, left: visible || !hasDisplay ? left : offScreen, top }).catch(complain);
}

export const minimizeWindow = ({ targetId }: PageTarget): void => {
  setBounds(targetId, { windowState: 'minimized' }).catch(complain);
};

export const restoreWindow = ({ targetId }: PageTarget): void => {
  setBounds(targetId, { windowState: 'normal' }).catch(complain);
};
