import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchange } from './call-samples.ts';
import { curlOf } from './curl.ts';

/** What bash makes of the command's arguments, with `curl` a function that prints them and its stdin. */
const asBashReads = (command: string): { args: string[]; stdin: string } => {
  const out = execFileSync('bash', ['--norc', '--noprofile'], {
    input: `curl() { printf '%s\\0' "$@"; case " $* " in *' @- '*) cat;; esac; }\n${command}\n`,
    encoding: 'utf8',
  });
  const parts = out.split('\0');
  return { stdin: parts.pop() ?? '', args: parts };
};

describe.skipIf(process.platform === 'win32')('copied as curl for bash', () => {
  it('means the same call, with placeholders for secrets', () => {
    const call = exchange({
      requestHeaders: [
        ['Authorization', '[struck out]'],
        ['Host', 'sessiondirectory.xboxlive.com'],
        ['Content-Length', '21'],
        ['If-Match', '*'],
      ],
    });
    expect(asBashReads(curlOf(call, 'bash')).args).toEqual([
      call.url,
      '-X',
      'PUT',
      '-H',
      'Authorization: YOUR-AUTHORIZATION',
      '-H',
      'If-Match: *',
      '--data-raw',
      call.requestBody,
    ]);
  });

  it('lets nothing of a call become a command', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'\'"\\$`!;|&<>(){}[]*?~# \n\r\tä€aZ0'.split('')),
      maxLength: 30,
    });
    fc.assert(
      fc.property(hostile, hostile, hostile, (url, value, body) => {
        const call = exchange({ url, requestHeaders: [['X-A', value]], requestBody: body, method: 'PUT' });
        const { args } = asBashReads(curlOf(call, 'bash'));
        const line = (text: string) => text.replaceAll(/[\r\n]+/g, ' ');
        expect(args.filter((each) => each !== '--globoff')).toEqual([
          line(url),
          '-X',
          'PUT',
          '-H',
          line(`X-A: ${value}`),
          ...(body === '' ? [] : ['--data-raw', body]),
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('sends a body that is too long for an argument through stdin', () => {
    const body = `END_OF_BODY\n${'x'.repeat(200_000)}`;
    const { args, stdin } = asBashReads(curlOf(exchange({ requestBody: body }), 'bash'));
    expect(args.slice(-2)).toEqual(['--data-binary', '@-']);
    expect(stdin).toBe(`${body}\n`);
  });
});

it('doubles every kind of single quote for PowerShell', () => {
  const command = curlOf(exchange({ requestBody: "it's ‘so’" }), 'powershell');
  expect(command).toContain("--data-raw 'it''s ‘‘so’’'");
  expect(command).toMatch(/^curl\.exe 'https:.*' `\n {2}-X 'PUT'/);
});
