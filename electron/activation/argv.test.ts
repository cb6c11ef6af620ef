import { describe, expect, it } from 'vitest';
import { handOver, linksInArgv } from './argv.ts';
import { takeOver } from './hand-over.ts';

const LINK = 'ms-xbl-decafbad://inviteHandleAccept/?handle=0f1e2d3c-4b5a-4697-8877-665544332211';
const texts = (argv: string[]) => linksInArgv(argv).map((link) => link.text);

describe('links in argv', () => {
  it.each([
    ['is found last', ['beckon', '--', LINK]],
    ['is found first', ['beckon', LINK, '--no-sandbox']],
    [
      'is found among the switches that Chromium adds',
      ['beckon', '--enable-x', LINK, '--original-process-start-time=1'],
    ],
    ['is found after the path of the program in development', ['electron', '.', LINK]],
  ])('the link %s', (_, argv) => {
    expect(texts(argv)).toEqual([LINK]);
  });

  it.each([
    ['quotes', `${LINK}&context="quoted" 'too'`],
    ['spaces and a switch', `${LINK} --inspect=0.0.0.0:9229 --no-sandbox`],
    ['shell characters', `${LINK}&context=$(touch x);\`id\`|cat`],
    ['a NUL escape', `${LINK}%00`],
    ['upper case', LINK.toUpperCase()],
    ['the scheme that all titles share', LINK.replace('decafbad', 'multiplayer')],
    ['a scheme that no title has', LINK.replace('decafbad', 'nonsense')],
  ])('a link with %s stays one argument, unharmed', (_, link) => {
    expect(texts(['beckon', link])).toEqual([link]);
  });

  it.each([
    ['a switch that holds a link', `--open=${LINK}`],
    ['a link inside other text', `see ${LINK}`],
    ['another scheme', 'https://example.invalid/?ms-xbl-decafbad://x'],
    ['a file named like a scheme', 'ms-xbl-decafbad'],
    ['nothing', ''],
  ])('%s is no link', (_, argument) => {
    expect(texts(['beckon', argument])).toEqual([]);
  });

  it('never reads the name of the program as a link', () => {
    expect(texts([LINK])).toEqual([]);
  });

  it('finds two links where there are two', () => {
    expect(texts(['beckon', LINK, '--', `${LINK}&x=1`])).toHaveLength(2);
  });

  it('keeps 4,096 characters of a link of 1 MB, and its length', () => {
    const link = `${LINK}&context=${'a'.repeat(1_000_000)}`;
    const [found] = linksInArgv(['beckon', link]);
    expect(found?.text).toHaveLength(4096);
    expect(found?.length).toBe(link.length);
  });
});

describe('what a second process hands over', () => {
  it('is one short string, from which the first reads the same links', () => {
    const argv = ['beckon', '--flag', `${LINK}"\n`, LINK];
    const handed = handOver(argv);
    expect(Object.values(handed).map((value) => typeof value)).toEqual(['string']);
    expect(takeOver(handed, [])).toEqual(linksInArgv(argv));
  });

  it('stays short however many and however long the links are', () => {
    const argv = ['beckon', ...Array.from({ length: 500 }, () => `${LINK}${'x'.repeat(10_000)}`)];
    expect(handOver(argv).links.length).toBeLessThan(10_000);
  });

  it.each([
    ['nothing', undefined],
    ['no text', { links: 7 }],
    ['a cut text', { links: '[{"text":"ms-xbl-' }],
    ['another shape', { links: '{"a":1}' }],
  ])('is read from argv where %s came', (_, data) => {
    expect(takeOver(data, ['beckon', LINK]).map((link) => link.text)).toEqual([LINK]);
  });
});
