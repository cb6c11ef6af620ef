import { chromium, hasDisplay, openAppWindow } from './chromium.ts';
import { TargetGone } from './devtools.ts';
import { type NewTarget, newTarget } from './targets.ts';

let opening: Promise<unknown> = Promise.resolve();

/**
 * Lets a new page go on, which Chromium held up, until the empty document that it begins with is there: what is set up
 * before that would be forgotten with the document before it.
 */
async function settle(target: NewTarget, url: string): Promise<NewTarget> {
  const { session } = target;
  session.post('Runtime.runIfWaitingForDebugger');
  const expression = `document.readyState === 'complete' && location.href === '${url}'`;
  const isThere = async () => {
    try {
      return (await session.send('Runtime.evaluate', { expression })).result.value === true;
    } catch (error) {
      if (error instanceof TargetGone && error.message.includes('navigated')) return false;
      throw error;
    }
  };
  while (!(await isThere())) await pause(5);
  return target;
}

/**
 * With a display a window without the browser's bars, which only a command line can ask for. One after the other: the
 * new page, held up before it has an address, is told from others by being the next one.
 */
async function openOnDisplay(): Promise<NewTarget> {
  // Until Chromium has its profile, a second process would take it for itself.
  await chromium().browser.send('Browser.getVersion');
  const url = 'data:text/html,';
  openAppWindow(url);
  return settle(await newTarget(() => true), url);
}

/** Opens an empty window. */
export async function openNativeWindow({ width, height }: Electron.Size): Promise<NewTarget> {
  if (hasDisplay) {
    const opened = opening.then(openOnDisplay);
    opening = opened.catch(() => undefined);
    return opened;
  }
  const blank = { url: 'about:blank', newWindow: true, width, height };
  const { targetId } = await chromium().browser.send('Target.createTarget', blank);
  return settle(await newTarget(({ targetInfo }) => targetInfo.targetId === targetId), blank.url);
}

async function setBounds(targetId: string, bounds: object): Promise<void> {
  const { browser } = chromium();
  const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId });
  await browser.send('Browser.setWindowBounds', { windowId, bounds });
}

function complain(error: unknown): void {
  if (!(error instanceof TargetGone)) console.error('stand-in: a window was not changed:', error);
}

type Measures = { inner: Electron.Size; outer: Electron.Size; screen: Electron.Size };

const measuring = `({
  inner: { width: innerWidth, height: innerHeight },
  outer: { width: outerWidth, height: outerHeight },
  screen: { width: screen.availWidth, height: screen.availHeight },
})`;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const centred = (whole: number, part: number): number => Math.max(0, Math.trunc((whole - part) / 2));
const latest = new Map<string, object>();

/**
 * Gives the page the size that the program asked for; what Chromium draws around it comes on top, and is known only
 * when the window stands. Tries until the page has that size or a later call says otherwise.
 */
export async function placeWindow(
  { targetId, session }: NewTarget,
  { x, y, width, height }: Partial<Electron.Rectangle> & Electron.Size,
  visible: boolean,
): Promise<void> {
  const own = {};
  latest.set(targetId, own);
  try {
    for (let tries = 0; tries < 100 && latest.get(targetId) === own; tries += 1) {
      const { result } = await session.send('Runtime.evaluate', {
        expression: measuring,
        returnByValue: true,
      });
      const { inner, outer, screen }: Measures = result.value;
      if (tries > 0 && inner.width === width && inner.height === height) return;
      if (outer.width > 0 && inner.width > 0) {
        const size = {
          width: width + outer.width - inner.width,
          height: height + outer.height - inner.height,
        };
        // A hidden page would neither paint nor be ready to show: one that is not shown yet keeps a pixel on the screen.
        const place = visible
          ? { left: x ?? centred(screen.width, size.width), top: y ?? centred(screen.height, size.height) }
          : { left: screen.width - 1, top: screen.height - 1 };
        await setBounds(targetId, { ...size, ...place });
      }
      await pause(10);
    }
  } catch (error) {
    // The first, empty document may give way to the one that the window was opened with.
    if (!(error instanceof TargetGone)) complain(error);
    else if (error.message.includes('navigated') && latest.get(targetId) === own) {
      await placeWindow({ targetId, session }, { x, y, width, height }, visible);
    }
  }
}

export const minimizeWindow = ({ targetId }: NewTarget): void => {
  setBounds(targetId, { windowState: 'minimized' }).catch(complain);
};

export const restoreWindow = ({ targetId }: NewTarget): void => {
  setBounds(targetId, { windowState: 'normal' }).catch(complain);
};
