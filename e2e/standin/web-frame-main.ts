import { strict } from './missing.ts';

export type Frame = Pick<Electron.WebFrameMain, 'url' | 'origin' | 'parent' | 'top' | 'name'>;

/** The main frame of a page; its `url` is read anew each time, as Electron's is. */
export function mainFrameOf(currentUrl: () => string): Frame {
  const frame: Frame = strict(
    {
      get url() {
        return currentUrl();
      },
      get origin() {
        const { protocol, host, origin } = new URL(currentUrl() || 'about:blank');
        return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin;
      },
      get parent() {
        return null;
      },
      get top() {
        return frame as Electron.WebFrameMain;
      },
      get name() {
        return '';
      },
    },
    'WebFrameMain',
  );
  return frame;
}
