import type { DevtoolsConnection } from './devtools.ts';
import { createEvent } from './emitter.ts';
import { notInStandin, strict } from './missing.ts';
import { fromChromium } from './scheme-map.ts';
import { defaultSession } from './session.ts';

/** A download is told of by 'will-download' and never carried out: a program that lets it go on is told so. */
export function attendDownloads({ browser }: DevtoolsConnection): void {
  browser.post('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  browser.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const event = createEvent();
    const item = strict(
      { getURL: () => fromChromium(url), getFilename: () => suggestedFilename, cancel: event.preventDefault },
      'DownloadItem',
    );
    defaultSession.emit('will-download', event, item, null);
    browser.post('Browser.cancelDownload', { guid });
    if (!event.defaultPrevented) throw notInStandin(`saving the download of ${fromChromium(url)}`);
  });
}
