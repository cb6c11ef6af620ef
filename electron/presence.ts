import { app } from 'electron';
import { createNoticeBoard } from './desk/notice-board.ts';
import { trayEntries } from './desk/tray-entries.ts';
import type { DesktopState } from './desktop-state.ts';
import type { Say } from './locales/words.ts';
import { createNotices } from './notices.ts';
import type { Program } from './program.ts';
import { createTray } from './tray.ts';

/** Beckon on the desktop apart from its window: notifications and the tray icon. */
export type Presence = {
  state(): DesktopState;
  /** The window came to the front. */
  seen(): void;
  /** As the setting says. */
  putTray(on: boolean): void;
  hasTray(): boolean;
  /** What is there is said anew, in the language that is in use. */
  sayAgain(): void;
};

/** As in electron-builder.yml: Windows shows notifications only of programs that say who they are. */
const APP_ID = 'Beckon.Beckon';

export const createPresence = (program: Program, say: Say, isInFront: () => boolean): Presence => {
  const { desk, events, log, nameOf, settings, show, view } = program;
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  const teller = { say, nameOf };
  const notices = createNotices({ open: show, log: log.line });
  const board = createNoticeBoard({
    isWanted: () => settings.get().notices && !isInFront(),
    teller,
    show: notices.show,
    close: notices.close,
  });
  const state = (): DesktopState => ({ notices: notices.isSupported(), tray: tray.state() });
  const tray = createTray({
    entries: () => trayEntries(desk.activations(), teller),
    say,
    open: (id) => (id === null ? view.toFront() : show(id)),
    quit: () => app.quit(),
    told: () => events.send('desktop.changed', state()),
    log: log.line,
  });
  view.noted = (activation, before) => {
    board.note(activation, before);
    tray.refresh();
  };
  view.removed = tray.refresh;
  return {
    state,
    seen: board.seen,
    putTray: (on) => void tray.use(on),
    hasTray: () => tray.state() === 'shown',
    sayAgain: tray.refresh,
  };
};
