import { chromium, hasDisplay, openAppWindow } from './chromium.ts';
import { type DevtoolsSession, TargetGone } from './devtools.ts';
import { type NewTarget, newTarget } from './targets.ts';

/** Opens an empty window; with a display one without the browser's bars, which only a command line can ask for. */
export async function openNativeWindow({ width, height }: Electron.Size): Promise<NewTarget> {
  if (hasDisplay) {
    // Until Chromium has its profile, a second process would take it for itself.
    await chromium().browser.send('Browser.getVersion');
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
type Surroundings = {
  extraWidth: number;
  extraHeight: number;
  screenWidth: number;
  screenHeight: number;
};

/** Resolves when the window stands, which is a moment after its page is there. */
async function measure(session: DevtoolsSession): Promise<Surroundings> {
  const expression = `new Promise((resolve) => {
    const look = () => (outerWidth > 0 && innerWidth > 0 ? resolve({
      extraWidth: outerWidth - innerWidth, extraHeight: outerHeight - innerHeight,
      screenWidth: screen.availWidth, screenHeight: screen.availHeight,
    }) : setTimeout(look, 1));
    look();
  })`;
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    return result.value;
  } catch (error) {
    // The first, empty document gave way to the one that the window was opened with.
    if (error instanceof TargetGone && error.message.includes('navigated')) return measure(session);
    throw error;
  }
}

const centred = (whole: number, part: number): number => Math.max(0, Math.trunc((whole - part) / 2));

/** Gives the page the size that the program asked for; what Chromium draws around it comes on top. */
export async function placeWindow(
  { targetId, session }: NewTarget,
  { x, y, width, height }: Partial<Electron.Rectangle> & Electron.Size,
  visible: boolean,
): Promise<void> {
  try {
    const { extraWidth, extraHeight, screenWidth, screenHeight } = await measure(session);
    const size = { width: width + extraWidth, height: height + extraHeight };
    // A hidden page would neither paint nor be ready to show: one that is not shown yet keeps a pixel on the screen.
    const [left, top] = visible
      ? [x ?? centred(screenWidth, size.width), y ?? centred(screenHeight, size.height)]
      : [screenWidth - 1, screenHeight - 1];
    await setBounds(targetId, { ...size, left, top });
  } catch (error) {
    complain(error);
  }
}

export const minimizeWindow = ({ targetId }: NewTarget): void => {
  setBounds(targetId, { windowState: 'minimized' }).catch(complain);
};

export const restoreWindow = ({ targetId }: NewTarget): void => {
  setBounds(targetId, { windowState: 'normal' }).catch(complain);
};
