import { StandinEmitter } from './emitter.ts';
import { proxiesFor } from './proxy-rules.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Electron.Session['setDevicePermissionHandler']>[0];

/** The one session that there is; what its handlers decide is carried out in permissions.ts and downloads.ts. */
class Session extends StandinEmitter {
  readonly handlers: { request: RequestHandler; check: CheckHandler; device: DeviceHandler } = {
    request: null,
    check: null,
    device: null,
  };

  constructor() {
    super('session', ['will-download']);
  }

  resolveProxy = async (url: string): Promise<string> => proxiesFor(url);

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.handlers.request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.handlers.check = handler;
  }

  /** Chromium shows no device to a page under the stand-in, so there is never one to decide about. */
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.handlers.device = handler;
  }
}

export const defaultSession = new Session();

defaultSession satisfies Pick<
  Electron.Session,
  'resolveProxy' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;
