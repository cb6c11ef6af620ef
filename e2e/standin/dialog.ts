import { mustBeReady } from './lifecycle.ts';
import { notInStandin, refuseUnknown, strict } from './missing.ts';

type Asked = [window: Electron.BaseWindow, options: object] | [options: object];

/** Nobody sits before the stand-in: a test answers by putting a function of its own in the place of these. */
async function unanswered(name: string, asked: Asked, known: readonly string[]): Promise<never> {
  mustBeReady('dialog module can only be used after app is ready');
  refuseUnknown(asked.at(-1) ?? {}, known, `dialog.${name} options`);
  throw notInStandin(`dialog.${name} that no test answers`);
}

/** The system's dialogs for files; a test may replace a member, as on Electron (`support/dialogs.ts`). */
export const dialog = strict(
  {
    showOpenDialog: (...asked: Asked): Promise<Electron.OpenDialogReturnValue> =>
      unanswered('showOpenDialog', asked, ['title', 'filters', 'properties']),
    showSaveDialog: (...asked: Asked): Promise<Electron.SaveDialogReturnValue> =>
      unanswered('showSaveDialog', asked, ['title', 'defaultPath', 'filters', 'properties']),
  } satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  'dialog',
);
