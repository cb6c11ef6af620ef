import { expect, it } from 'vitest';
import { desktopEntry, execLine, startsProgram } from './desktop-entry.ts';

const line = (program: string, args: string[] = [], environment: Record<string, string> = {}) =>
  execLine({ program, args, environment });

it('leaves plain words as they are and puts the link last, after --', () => {
  expect(line('/opt/beckon', ['--flag'])).toBe('/opt/beckon --flag -- %u');
});

it.each([
  ['a blank', '/opt/my programs/beckon', '"/opt/my programs/beckon" -- %u'],
  ['a percent sign', '/opt/100%/beckon', '"/opt/100%%/beckon" -- %u'],
  ['a quote', '/opt/"x"', '"/opt/\\\\"x\\\\"" -- %u'],
  ['a dollar and a backtick', '/opt/$x`y`', '"/opt/\\\\$x\\\\`y\\\\`" -- %u'],
  ['a backslash', '/opt/a\\b', '"/opt/a\\\\\\\\b" -- %u'],
  ['nothing in it', '', '"" -- %u'],
])('quotes an argument with %s', (_, program, expected) => {
  expect(line(program)).toBe(expected);
});

it('keeps the profile through env', () => {
  expect(line('/opt/beckon', ['.'], { BECKON_USER_DATA: '/tmp/a b' })).toBe(
    'env "BECKON_USER_DATA=/tmp/a b" /opt/beckon . -- %u',
  );
});

it('refuses a control character, which could begin another key', () => {
  expect(() => line('/opt/x\nHidden=true')).toThrow(/control character/);
});

it.each([
  ['bare', '/opt/beckon', 'Exec=/opt/beckon %U', true],
  ['with nothing after it', '/opt/beckon', 'Exec=/opt/beckon', true],
  ['quoted without need', '/opt/beckon', 'Exec="/opt/beckon" -- %u', true],
  ['with blanks', '/opt/my beckon', 'Exec="/opt/my beckon" %u', true],
  ['under a longer name', '/opt/beckon', 'Exec=/opt/beckon-other %u', false],
  ['as an argument', '/opt/beckon', 'Exec=true /opt/beckon', false],
])('knows the program in an entry of others: %s', (_, program, exec, expected) => {
  const entry = `[Desktop Entry]\nName=x\n${exec}\n`;
  expect(startsProgram(entry, { program, args: [], environment: {} })).toBe(expected);
});

it('declares its scheme alone', () => {
  const entry = desktopEntry('ms-xbl-decafbad', { program: '/opt/beckon', args: [], environment: {} });
  expect(entry).toContain('MimeType=x-scheme-handler/ms-xbl-decafbad;\n');
});
