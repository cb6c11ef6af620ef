/**
 * A combination as `Mod+K`, `Alt+ArrowLeft`, `?`: modifiers and a `KeyboardEvent.key`. `Mod` is Cmd on macOS and
 * Ctrl elsewhere.
 */
export type Keys = string;

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'
>;

const parts = (keys: Keys): { modifiers: string[]; key: string } => {
  // The key itself may be `+`.
  const at = keys.lastIndexOf('+', keys.length - 2);
  return { modifiers: at < 0 ? [] : keys.slice(0, at).split('+'), key: keys.slice(at + 1) };
};

/** Of signs the layout decides with which modifiers they are typed. */
const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** Digits are where they are on every layout, also where they are typed with Shift. */
const isKey = (key: string, press: KeyPress): boolean =>
  /^\d$/.test(key)
    ? press.code === `Digit${key}` || press.key === key
    : press.key.toLowerCase() === key.toLowerCase();

export const isPressed = (keys: Keys, press: KeyPress, mac: boolean): boolean => {
  if (press.isComposing) return false;
  const { modifiers, key } = parts(keys);
  const mod = modifiers.includes('Mod');
  return (
    isKey(key, press) &&
    press.ctrlKey === (mod && !mac) &&
    press.metaKey === (mod && mac) &&
    press.altKey === modifiers.includes('Alt') &&
    (isSign(key) || press.shiftKey === modifiers.includes('Shift'))
  );
};

/** Whether a text field would have a use for it: what is typed, and what moves in it or sends it. */
export const isForFields = (keys: Keys): boolean => {
  const { modifiers, key } = parts(keys);
  return !modifiers.includes('Mod') || key === 'Enter';
};

const NAMES: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
};
const ON_MAC: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' };

/** The keys one by one, as they are written on a keyboard of that system. */
export const keyCaps = (keys: Keys, mac: boolean): string[] => {
  const { modifiers, key } = parts(keys);
  return [...modifiers, key].map(
    (name) => (mac ? ON_MAC[name] : name === 'Mod' ? 'Ctrl' : undefined) ?? NAMES[name] ?? name,
  );
};
