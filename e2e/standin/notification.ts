import { createEvent, StandinEmitter } from './emitter.ts';
import { lifecycle } from './lifecycle.ts';
import { refuseUnknown, strict } from './missing.ts';

type Options = Pick<Electron.NotificationConstructorOptions, 'title' | 'body'>;

/** No desktop shows it: whoever wants to see or click it listens in the main process. */
class StandinNotification extends StandinEmitter {
  title: string;
  body: string;
  private isShown = false;

  constructor(options: Options = {}) {
    super('Notification', ['show', 'click', 'close', 'failed']);
    if (!lifecycle.ready) throw new Error('Cannot create Notification before app is ready');
    refuseUnknown(options, ['title', 'body'], 'NotificationConstructorOptions');
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    if (this.isShown) this.close();
    this.isShown = true;
    setImmediate(() => this.isShown && this.emit('show', createEvent()));
  }

  close(): void {
    if (!this.isShown) return;
    this.isShown = false;
    setImmediate(() => this.emit('close', createEvent()));
  }
}

export const Notification = strict(
  StandinNotification satisfies Pick<typeof Electron.Notification, 'isSupported'>,
  'Notification',
);
