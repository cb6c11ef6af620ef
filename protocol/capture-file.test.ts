import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBeckonFile, toBeckonFile } from './beckon-file.ts';
import { exchange, frame } from './call-samples.ts';
import { readCaptureSessions, readCaptureText } from './capture-file.ts';
import { toHar } from './har-write.ts';
import { captureJson } from './read-capture.ts';
import { type SazSession, sazPart } from './saz.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const gunzip = (encoding: string, body: Uint8Array): Uint8Array => {
  if (encoding !== 'gzip') throw new Error('not known');
  return gunzipSync(body);
};
const facts = (begin: string, end: string): Uint8Array =>
  bytes(
    `<Session SID="1"><SessionTimers ClientConnected="0001-01-01T00:00:00" ClientBeginRequest="${begin}" ClientDoneResponse="${end}" /></Session>`,
  );
const read = (...sessions: SazSession[]) =>
  readCaptureSessions(new Map(sessions.map((files, index) => [index + 1, files])), gunzip);

const path = '/serviceconfigs/scid/sessionTemplates/t/sessions/n';
const session: SazSession = {
  c: bytes(
    `PUT https://sessiondirectory.xboxlive.com${path} HTTP/1.1\r\nHost: x\r\nAuthorization: XBL3.0 x=1;a\r\n\r\n{"a":1}`,
  ),
  s: joined(
    bytes('HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'),
    (() => {
      const body = gzipSync('{"changeNumber":1}');
      return joined(bytes(`${body.length.toString(16)}\r\n`), body, bytes('\r\n0\r\n\r\n'));
    })(),
  ),
  m: facts('2026-11-20T11:00:00.5000000+01:00', '2026-11-20T11:00:00.7500000+01:00'),
};

describe("a capture of Fiddler's", () => {
  it('knows the files of its sessions by name, and no others', () => {
    expect(sazPart('raw/0012_c.txt')).toEqual({ session: 12, part: 'c' });
    expect(sazPart('raw\\3_m.xml')).toEqual({ session: 3, part: 'm' });
    for (const name of ['_index.htm', '../raw/1_c.txt', 'raw/../1_c.txt', 'raw/1_x.txt', '/etc/passwd']) {
      expect(sazPart(name)).toBeNull();
    }
  });

  it('is read as calls: times, chunks and compression undone', () => {
    expect(read(session)).toMatchObject({
      leftOut: [],
      calls: [
        {
          at: '2026-11-20T10:00:00.500Z',
          ms: 250,
          call: 'writeSession',
          method: 'PUT',
          url: `https://sessiondirectory.xboxlive.com${path}`,
          requestBody: '{"a":1}',
          status: 201,
          responseBody: '{"changeNumber":1}',
        },
      ],
    });
  });

  it('reads the frames of a WebSocket, masked and not', () => {
    const text = bytes('[1,1,"x"]');
    const mask = [1, 2, 3, 4];
    const masked = text.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
    const sent = joined(new Uint8Array([0x81, 0x80 | text.length, ...mask]), masked);
    const long = bytes(`[3,1,"${'x'.repeat(200)}"]`);
    const received = joined(new Uint8Array([0x81, 126, 0, long.length]), long);
    const ping = new Uint8Array([0x89, 0]);
    const record = (name: string, at: string, part: Uint8Array) =>
      joined(
        bytes(`\r\n${name}-Length: ${part.length}\r\nID: 1\r\nBitFlags: 0\r\nDoneRead: ${at}\r\n\r\n`),
        part,
      );
    const socket: SazSession = {
      c: bytes('GET https://rta.xboxlive.com/connect HTTP/1.1\r\n\r\n'),
      s: bytes('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
      m: facts('2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z'),
      w: joined(
        record('Request', '2026-11-20T10:00:01Z', sent),
        record('Response', '2026-11-20T10:00:02Z', received),
        record('Response', '2026-11-20T10:00:03Z', ping),
        bytes('\r\nResponse-Length: 99'),
      ),
    };
    expect(read(socket).calls).toMatchObject([
      { direction: 'open', text: 'https://rta.xboxlive.com/connect' },
      { direction: 'out', text: '[1,1,"x"]', at: '2026-11-20T10:00:01.000Z' },
      { direction: 'in', text: new TextDecoder().decode(long) },
    ]);
  });

  it('says of a body that it can not decode how long it is', () => {
    const odd = { ...session, s: bytes('HTTP/1.1 200 OK\r\nContent-Encoding: odd\r\n\r\nabc') };
    expect(read(odd).calls).toMatchObject([{ responseBody: '[3 bytes, odd: not known]' }]);
  });

  it('leaves out a session that is damaged, and tunnels', () => {
    const tunnel = { c: bytes('CONNECT sessiondirectory.xboxlive.com:443 HTTP/1.1\r\n\r\n') };
    const { calls, leftOut } = read(session, { c: bytes('') }, tunnel, { s: session.s ?? bytes('') });
    expect(calls).toHaveLength(1);
    expect(leftOut).toEqual([
      'raw/2_c.txt: the request can not be read',
      'raw/4_c.txt: the request can not be read',
    ]);
  });

  it('says so when there is no session in it', () => {
    expect(() => read()).toThrow(/no sessions of Fiddler/);
  });
});

describe('a Beckon file', () => {
  const made = { madeBy: 'Beckon 1.0.0', madeAt: '2026-11-20T10:00:00.000Z', activations: [] };
  const written = (calls = [exchange(), frame()]) => JSON.parse(JSON.stringify(toBeckonFile(calls, made)));

  it('gives back the calls that were written into it', () => {
    const { calls } = readBeckonFile(written());
    expect(calls).toEqual([exchange({ id: '1' }), frame({ id: '2' })]);
  });

  it('says where it is damaged, and leaves out the calls that are', () => {
    const { calls, leftOut } = readBeckonFile({ ...written(), calls: [exchange(), { kind: 'http' }] });
    expect(calls).toHaveLength(1);
    expect(leftOut).toEqual([expect.stringMatching(/^calls\.1: /)]);
    expect(() => readBeckonFile({ ...written(), activations: 7 })).toThrow(/damaged.*activations/s);
  });

  it('asks for an update where a later Beckon wrote it', () => {
    expect(() => readBeckonFile({ ...written(), version: 2 })).toThrow(/later version/);
  });
});

it('says where a file stops being JSON', () => {
  expect(() => captureJson('{"log":')).toThrow(/not JSON, or was cut off/);
  expect(captureJson('\ufeff{}')).toEqual({});
});

it('tells a Beckon file and an HTTP Archive apart, and strikes secrets out of both', () => {
  const secret = exchange({ requestHeaders: [['Authorization', 'XBL3.0 x=1;abc']] });
  const har = toHar([secret], { name: 'x', version: '1' });
  const beckon = toBeckonFile([secret], { madeBy: 'x', madeAt: 'y', activations: [] });
  for (const [file, format] of [
    [har, 'har'],
    [beckon, 'beckon'],
  ] as const) {
    const read = readCaptureText(JSON.stringify(file));
    expect(read.format).toBe(format);
    expect(read.calls).toMatchObject([{ requestHeaders: [['Authorization', '[struck out]']] }]);
  }
});
