import { type DevtoolsSession, TargetGone } from './devtools.ts';

const measuring = '({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio })';
const latest = new WeakMap<DevtoolsSession, object>();

/**
 * Zooms as a browser does: the page has so many fewer CSS pixels, each of them larger. The DevTools protocol has no
 * command for that, so the page is told another size and pixel ratio. A later call goes before one that is under way.
 */
export async function zoomPage(session: DevtoolsSession, factor: number): Promise<void> {
  const own = {};
  latest.set(session, own);
  try {
    await session.send('Emulation.clearDeviceMetricsOverride');
    if (factor === 1) return;
    const { result } = await session.send('Runtime.evaluate', {
      expression: measuring,
      returnByValue: true,
    });
    const { width, height, ratio }: { width: number; height: number; ratio: number } = result.value;
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
