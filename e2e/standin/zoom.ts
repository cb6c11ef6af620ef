import { type DevtoolsSession, TargetGone } from './devtools.ts';

type Measure = Electron.Size & { ratio: number };

const measuring = '({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio })';
const latest = new WeakMap<DevtoolsSession, object>();
const LOOK_EVERY_MS = 15;
/** A size that the program did not ask for, such as a person's, is taken when it stands for so many looks. */
const LOOKS = 20;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const measure = async (session: DevtoolsSession): Promise<Measure> => {
  const { result } = await session.send('Runtime.evaluate', { expression: measuring, returnByValue: true });
  return result.value;
};

/** The page's size without zoom. For a moment it may tell the one before: the window's own size is waited for. */
const settled = async (session: DevtoolsSession, { width, height }: Electron.Size): Promise<Measure> => {
  let seen = await measure(session);
  for (let looks = 0; looks < LOOKS && !(seen.width === width && seen.height === height); looks += 1) {
    await pause(LOOK_EVERY_MS);
    const now = await measure(session);
    if (now.width !== seen.width || now.height !== seen.height) looks = 0;
    seen = now;
  }
  return seen;
};

/**
 * Zooms as a browser does: the page has so many fewer CSS pixels, each of them larger. The DevTools protocol has no
 * command for that, so the page is told another size and pixel ratio. A later call goes before one that is under way.
 * @param size what the program gave the window
 */
export async function zoomPage(session: DevtoolsSession, factor: number, size: Electron.Size): Promise<void> {
  const own = {};
  latest.set(session, own);
  try {
    await session.send('Emulation.clearDeviceMetricsOverride');
    if (factor === 1) return;
    const { width, height, ratio } = await settled(session, size);
    if (latest.get(session) !== own) return;
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / factor),
      height: Math.round(height / factor),
      deviceScaleFactor: ratio * factor,
      mobile: false,
    });
  } catch (error) {
    if (!(error instanceof TargetGone)) console.error('stand-in: a page was not zoomed:', error);
  }
}
