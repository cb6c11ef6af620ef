import { expect, test } from 'vitest';
import { isForFields, isPressed, type KeyPress, keyCaps } from './keys.ts';

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...rest,
});

test('Mod is Cmd on macOS and Ctrl elsewhere', () => {
  expect(isPressed('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
  expect(isPressed('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  expect(keyCaps('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(keyCaps('Mod+K', true)).toEqual(['⌘', 'K']);
});

test('a combination with another modifier is another one', () => {
  expect(isPressed('Mod+K', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(isPressed('Mod+1', press('1', { ctrlKey: true, altKey: true }), false)).toBe(false);
  expect(isPressed('?', press('?', { ctrlKey: true }), false)).toBe(false);
  expect(isPressed('Mod+K', press('k'), false)).toBe(false);
});

test('a sign counts however the layout has it typed', () => {
  expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
  expect(isPressed('Mod++', press('+', { ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod++', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+']);
});

test('a digit counts by its place too, for some layouts type it with Shift', () => {
  expect(isPressed('Mod+1', press('&', { code: 'Digit1', ctrlKey: true }), false)).toBe(true);
  expect(isPressed('Mod+2', press('&', { code: 'Digit1', ctrlKey: true }), false)).toBe(false);
});

test('nothing counts while a character is being composed', () => {
  expect(isPressed('?', press('?', { isComposing: true }), false)).toBe(false);
});

test('fields keep what is typed in them, what moves in them and what sends them', () => {
  expect(['?', 'Alt+ArrowLeft', 'Mod+Enter'].filter(isForFields)).toHaveLength(3);
  expect(['Mod+K', 'Mod+1', 'Mod+-'].filter(isForFields)).toEqual([]);
});
