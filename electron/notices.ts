import { Notification } from 'electron';
import type { Notice } from './desk/notice-board.ts';

/** The system's notifications. */
export type Notices = {
  /** Whether this system can show any. */
  isSupported(): boolean;
  /** In the place of an earlier one with the same key. */
  show(notice: Notice): void;
  close(key: string): void;
};

/** @param open what a click asks for: this activation, in a window that is in front */
export const createNotices = (options: {
  open: (activationId: string) => void;
  log: (text: string) => void;
}): Notices => {
  const { open, log } = options;
  // Held here for as long as they may be clicked: one that was collected would not tell of it.
  const shown = new Map<string, Notification>();

  const close = (key: string): void => {
    const found = shown.get(key);
    shown.delete(key);
    found?.close();
  };

  return {
    isSupported: () => Notification.isSupported(),
    show({ key, title, body, about }) {
      close(key);
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      shown.set(key, notification);
      notification.on('click', () => {
        close(key);
        open(about);
      });
      notification.on('failed', (_event, error) => log(`A notice could not be shown: ${error}`));
      notification.show();
    },
    close,
  };
};
