import type { DevtoolsSession } from './devtools.ts';
import { createEvent } from './emitter.ts';
import { fromChromium } from './scheme-map.ts';

/** What 'console-message' tells, without the frame. */
type Told = Pick<
  Electron.WebContentsConsoleMessageEventParams,
  'level' | 'message' | 'lineNumber' | 'sourceId'
>;

const levels = ['debug', 'info', 'warning', 'error'] as const;

/** Has a page's console, and its uncaught errors, told as 'console-message'. */
export function tellConsole(
  session: DevtoolsSession,
  contents: { readonly mainFrame: object; emit(event: string, ...args: unknown[]): boolean },
): void {
  const tell = ({ level, message, lineNumber, sourceId }: Told) => {
    const event = createEvent({ level, message, lineNumber, sourceId, frame: contents.mainFrame });
    contents.emit('console-message', event, levels.indexOf(level), message, lineNumber, sourceId);
  };
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const at = stackTrace?.callFrames[0];
    tell({
      level: levels.find((level) => level === type) ?? 'info',
      message: args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' '),
      lineNumber: (at?.lineNumber ?? -1) + 1,
      sourceId: fromChromium(at?.url ?? ''),
    });
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, lineNumber, url } }) => {
    const message = `${text} ${exception?.description ?? ''}`;
    tell({ level: 'error', message, lineNumber: lineNumber + 1, sourceId: fromChromium(url ?? '') });
  });
}
