import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatXblHeader, readXblHeader } from './xbl-header.ts';
import { xblHeaderTexts } from './xbl-header-texts.ts';

const part = (length: number) => 'aZ09_-'.repeat(200).slice(0, length);
const signed = `eyJ${part(60)}.${part(300)}.${part(342)}`;
const encrypted = `eyJ${part(80)}.${part(342)}.${part(22)}.${part(900)}.${part(22)}`;
const header = { userHash: '1234567890', token: encrypted };
const text = formatXblHeader(header);

const wrapped = (whole: string, width: number, end = '\n'): string =>
  (whole.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);

describe('finds the header', () => {
  it.each([
    ['alone', text],
    ['with blanks and a line end around it', `\r\n  ${text}  \r\n`],
    ['in another letter case', text.replace('XBL3.0 x', 'xbl3.0 X')],
    ['behind its name', `Authorization: ${text}`],
    ['in quotes', `"${text}"`],
    ['in JSON', `{"headers":{"Authorization":"${text}","Accept":"*/*"}}`],
    ['in JSON within a JSON text', JSON.stringify({ line: `{"authorization":"${text}"}` })],
    [
      'in a curl command',
      `curl -X PUT -H 'Authorization: ${text}' -H 'x-xbl-contract-version: 107' https://x`,
    ],
    ['in a curl command for cmd', `curl ^\r\n  -H "Authorization: ${text}" ^\r\n  -H "Accept: */*"`],
    ['in a line of a log', `2026-11-20T10:00:00Z [http] > PUT /handles auth=${text} len=12`],
    [
      'among the headers of a request',
      `PUT /x HTTP/1.1\r\nAuthorization: ${text}\r\nHost: example.com\r\n\r\n{}`,
    ],
    ['with a single word in the next line', `${text}\nOK\n`],
    ['broken into lines', wrapped(text, 76)],
    ['broken into lines that are quoted', wrapped(text, 76, '\r\n> ')],
    ['broken within quotes', `-H 'Authorization: ${wrapped(text, 100)}' -H 'Accept: */*'`],
    ['broken with the marks of a shell', `-H "${wrapped(text, 100, '\\\n')}"`],
    ['broken by a JSON text', `"Authorization": "${wrapped(text, 100, '\\r\\n')}"`],
    ['percent-encoded', `?auth=${encodeURIComponent(text)}&x=1`],
    ['as a form encodes it', `auth=${new URLSearchParams({ a: text }).toString().slice(2)}&x=1`],
    ['twice', `${text}\n${text}\n`],
  ])('%s', (_, pasted) => {
    expect(readXblHeader(pasted)).toEqual({ ok: true, header });
  });

  it('of a signed token, and of one that is no web token', () => {
    for (const token of [signed, part(800)]) {
      expect(readXblHeader(`Authorization: XBL3.0 x=1;${token}\nHost: x`)).toEqual({
        ok: true,
        header: { userHash: '1', token },
      });
    }
  });

  it('of any user hash and token, as it was written', () => {
    const letters = (alphabet: string, minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
    fc.assert(
      fc.property(letters('0123456789', 1, 20), letters('ABCxyz019_-', 40, 200), (userHash, token) => {
        const found = readXblHeader(formatXblHeader({ userHash, token }));
        expect(found).toEqual({ ok: true, header: { userHash, token } });
      }),
    );
  });
});

describe('says what is wrong', () => {
  it.each([
    ['nothing', '  \n '],
    ['too-long', 'x'.repeat(500_001)],
    ['no-header', 'Bearer eyJhbGciOiJIUzI1NiJ9'],
    ['no-header', `x=1;${encrypted}`],
    ['several', `${text}\n${text.replace('x=1', 'x=2')}`],
    ['no-user', `XBL3.0 x=-;${encrypted}`],
    ['no-user', `XBL3.0 x=*;${encrypted}`],
    ['struck-out', 'Authorization: XBL3.0 x=123;[struck out]'],
    ['struck-out', 'Authorization: XBL3.0 x=123;***'],
    ['cut-off', 'XBL3.0 x=123;'],
    ['cut-off', 'XBL3.0 x=123;eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0…'],
    ['cut-off', `XBL3.0 x=123;${encrypted.slice(0, 200)}...`],
    ['cut-off', `XBL3.0 x=123;${encrypted.slice(0, 200)}`],
    ['too-long-token', `XBL3.0 x=123;eyJ${'x'.repeat(17_000)}`],
  ] as const)('%s', (problem, pasted) => {
    expect(readXblHeader(pasted)).toEqual({ ok: false, problem });
    expect(xblHeaderTexts[problem]).toMatch(/\.$/);
  });

  it('and never fails, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, behind) => {
        const found = readXblHeader(`${before}XBL3.0 x=${behind}`);
        expect(typeof found.ok).toBe('boolean');
      }),
    );
  });
});
