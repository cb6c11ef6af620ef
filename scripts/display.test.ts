import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isDisplayMissing, startDisplay } from './display.ts';
import { findProgram } from './programs.ts';

describe('the virtual display', () => {
  test('is needed only on Linux, where there is neither X nor Wayland', () => {
    expect(isDisplayMissing('linux', {})).toBe(true);
    expect(isDisplayMissing('linux', { DISPLAY: ':0' })).toBe(false);
    expect(isDisplayMissing('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(false);
    expect(isDisplayMissing('darwin', {})).toBe(false);
    expect(isDisplayMissing('win32', {})).toBe(false);
  });

  test.skipIf(findProgram(['Xvfb']) === null)(
    'two at once get numbers of their own, and are gone when ended',
    async () => {
      const displays = await Promise.all([startDisplay(), startDisplay()]);
      const sockets = displays.map(({ name }) => `/tmp/.X11-unix/X${name.slice(1)}`);
      expect(new Set(sockets).size).toBe(2);
      expect(sockets.map((socket) => existsSync(socket))).toEqual([true, true]);
      await Promise.all(displays.map((display) => display.end()));
      expect(sockets.map((socket) => existsSync(socket))).toEqual([false, false]);
    },
  );
});
