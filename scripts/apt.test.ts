import { describe, expect, test } from 'vitest';
import { installCommand, isDebianLike, packagesFor } from './apt.ts';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';
const FEDORA = 'NAME="Fedora Linux"\nID=fedora\nHOME_URL="https://fedoraproject.org/debian"\n';

describe('installing with apt-get', () => {
  test.each([
    ['Debian', DEBIAN, true],
    ['Ubuntu', UBUNTU, true],
    ['one made from Ubuntu', MINT, true],
    ['Fedora', FEDORA, false],
    ['no os-release', '', false],
  ])('%s is told apart', (_name, osRelease, expected) => {
    expect(isDebianLike(osRelease)).toBe(expected);
  });

  test('Chromium is chromium-browser on Ubuntu alone', () => {
    expect(packagesFor(UBUNTU, ['chromium', 'xvfb'])).toEqual(['chromium-browser', 'xvfb']);
    expect(packagesFor(DEBIAN, ['chromium', 'xvfb'])).toEqual(['chromium', 'xvfb']);
  });

  test('who is not root gets one command to type', () => {
    expect(installCommand(['xvfb', 'xdg-utils'])).toBe(
      'sudo apt-get update && sudo apt-get install --yes --no-install-recommends xvfb xdg-utils',
    );
  });
});
