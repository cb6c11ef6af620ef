import { describe, expect, it } from 'vitest';
import { lookAtGameBar, machineSandbox } from './look-at-windows.ts';

// reg.exe itself is on Windows alone: what it prints is from its documentation.
const missing = () => Promise.reject(Object.assign(new Error('reg'), { code: 1 }));
const PACKAGES =
  'HKEY_CURRENT_USER\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages';

describe('the sandbox of the machine', () => {
  it('is what XblPCSandbox wrote, and RETAIL where it wrote nothing', async () => {
    const printed =
      '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\XboxLive\r\n    Sandbox    REG_SZ    XDKS.1\r\n\r\n';
    expect(await machineSandbox(async () => printed)).toBe('XDKS.1');
    expect(await machineSandbox(missing)).toBe('RETAIL');
    await expect(machineSandbox(() => Promise.reject(new Error('denied')))).rejects.toThrow('denied');
  });
});

describe('Game Bar', () => {
  it('is looked for among the packages of the user, on Windows alone', async () => {
    const listed = (name: string) => async () => `\r\n${PACKAGES}\\${name}\r\n`;
    expect(await lookAtGameBar(listed('Microsoft.XboxGamingOverlay_7.1_x64__8wekyb3d8bbwe'))).toMatchObject([
      { code: 'game-bar-good' },
    ]);
    expect(await lookAtGameBar(listed('Microsoft.XboxApp_1_x64__8wekyb3d8bbwe'))).toMatchObject([
      { code: 'game-bar-missing', is: 'bad' },
    ]);
    expect(await lookAtGameBar(null)).toMatchObject([{ code: 'game-bar-windows-only' }]);
  });
});
