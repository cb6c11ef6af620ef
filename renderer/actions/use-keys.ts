import { useEffect } from 'react';
import { useMirror, useStore } from '../store/store.ts';
import type { Action } from './action.ts';
import { ACTIONS } from './actions.ts';
import { isForFields, isPressed, type KeyPress } from './keys.ts';

const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** Those that are no fields for text: what is typed there is not lost. */
const NO_TEXT = 'input:is([type="radio"], [type="checkbox"], [type="button"], [type="submit"])';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null && !target.matches(NO_TEXT);

/** The action that these keys mean now, if any. */
const actionFor = (press: KeyPress, target: EventTarget | null, mac: boolean): Action | undefined => {
  const state = useStore.getState();
  const covered = document.querySelector('dialog:modal') !== null;
  const inField = isField(target);
  return ACTIONS.find(
    ({ keys, when, anywhere }) =>
      keys?.some((one) => isPressed(one, press, mac) && !(inField && isForFields(one))) &&
      (!covered || anywhere) &&
      (when?.(state) ?? true),
  );
};

/** Keys that nothing in the window has used for itself run the action that they belong to. */
export const useKeys = (): void => {
  const mac = useMirror(({ program }) => program.platform === 'darwin');
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = actionFor(event, event.target, mac);
      if (!action) return;
      event.preventDefault();
      if (!event.repeat || action.held) action.run();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [mac]);
};
