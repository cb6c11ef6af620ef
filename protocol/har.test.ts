import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exchange, frame } from './call-samples.ts';
import type { Call } from './exchange.ts';
import { readHar } from './har-read.ts';
import { toHar } from './har-write.ts';

const creator = { name: 'Beckon', version: '1.0.0' };
const again = (calls: Call[]) => readHar(JSON.parse(JSON.stringify(toHar(calls, creator))));
/** Ids are made anew as a file is read. */
const bare = (calls: readonly Call[]) =>
  calls.map((call) => ({ ...call, id: '', ...(call.kind === 'rta' && { socket: '' }) }));

const millisecond = fc
  .integer({ min: Date.parse('2010-01-01'), max: Date.parse('2040-01-01') })
  .map((ms) => new Date(ms).toISOString());
const headers = fc.array(fc.tuple(fc.string(), fc.string()));
const exchanges = fc
  .record({
    at: millisecond,
    call: fc.string(),
    attempt: fc.integer({ min: 1, max: 4 }),
    method: fc.constantFrom('GET', 'PUT', 'POST'),
    url: fc.webUrl(),
    requestHeaders: headers,
    requestBody: fc.string({ unit: 'grapheme' }),
    responseHeaders: headers,
    responseBody: fc.string({ unit: 'grapheme' }),
    status: fc.option(fc.integer({ min: 100, max: 599 })),
    ms: fc.integer({ min: 0, max: 100_000 }),
    heldMs: fc.integer({ min: 1, max: 300_000 }),
  })
  .map((facts) =>
    exchange({ ...facts, error: facts.status === null ? { code: 'E', message: 'cut off' } : null }),
  );

/** The fields that HAR 1.2 asks for, by its specification; others must begin with an underscore. */
const har12 = () => {
  const own = (known: Record<string, z.ZodType>) =>
    z.looseObject(known).refine((it) => Object.keys(it).every((key) => key in known || key.startsWith('_')));
  const pair = own({ name: z.string(), value: z.string() });
  const size = z.number().int().min(-1);
  const message = {
    httpVersion: z.string(),
    cookies: z.array(z.never()),
    headers: z.array(pair),
    headersSize: size,
    bodySize: size,
  };
  const request = own({
    ...message,
    method: z.string(),
    url: z.url(),
    queryString: z.array(pair),
    postData: own({ mimeType: z.string(), text: z.string() }).optional(),
  });
  const response = own({
    ...message,
    status: z.number().int(),
    statusText: z.string(),
    content: own({ size: z.number().int(), mimeType: z.string(), text: z.string() }),
    redirectURL: z.string(),
  });
  const entry = own({
    startedDateTime: z.iso.datetime(),
    time: z.number().min(0),
    request,
    response,
    cache: own({}),
    timings: own({ send: z.number().min(0), wait: z.number().min(0), receive: z.number().min(0) }),
  });
  return own({
    log: own({
      version: z.literal('1.2'),
      creator: own({ name: z.string(), version: z.string() }),
      pages: z.array(z.never()),
      entries: z.array(entry),
    }),
  });
};

describe('an HTTP Archive', () => {
  it('has every field that HAR 1.2 asks for, and no other that is not marked as our own', () => {
    const schema = har12();
    fc.assert(
      fc.property(fc.array(exchanges), (calls) => {
        const har = JSON.parse(JSON.stringify(toHar([...calls, frame()], creator)));
        expect(schema.safeParse(har).error?.issues ?? []).toEqual([]);
      }),
    );
  });

  it('gives back every exchange that was written into it', () => {
    fc.assert(
      fc.property(fc.array(exchanges), (calls) => {
        const { calls: read, leftOut } = again(calls);
        expect(leftOut).toEqual([]);
        const byTime = calls.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
        expect(bare(read)).toEqual(bare(byTime));
      }),
    );
  });

  it('gives back the frames of each socket', () => {
    const at = (second: number) => `2026-11-20T10:00:0${second}.000Z`;
    const calls = [
      frame({ at: at(0), direction: 'open', text: 'wss://rta.xboxlive.com/connect' }),
      frame({ at: at(1), direction: 'out', text: '[1,1,"x"]' }),
      frame({ at: at(2), socket: 'other', direction: 'in', text: '[4]' }),
      frame({ at: at(3), direction: 'in' }),
      frame({ at: at(4), direction: 'close', text: '1006' }),
    ];
    expect(bare(again(calls).calls)).toEqual(bare(calls));
    const [first] = toHar(calls, creator).log.entries;
    expect(first).toMatchObject({
      request: { url: 'wss://rta.xboxlive.com/connect' },
      response: { status: 101 },
      _resourceType: 'websocket',
      _webSocketMessages: [{ type: 'send' }, { type: 'receive', time: Date.parse(at(3)) / 1000 }],
    });
  });

  it("reads a browser's: base64 bodies, times of other zones, calls named by their paths", () => {
    const entry = {
      startedDateTime: '2026-11-20T11:00:00.123456+01:00',
      time: 3.5,
      request: { method: 'GET', url: 'https://sessiondirectory.xboxlive.com/handles/x/session', headers: [] },
      response: {
        status: 200,
        headers: [{ name: 'ETag', value: '"1"' }],
        content: { text: btoa('{"a":1}'), encoding: 'base64' },
      },
    };
    const blocked = { ...entry, response: { status: 0, _error: 'net::ERR_BLOCKED' } };
    expect(readHar({ log: { version: '1.2', entries: [entry, blocked] } }).calls).toMatchObject([
      { at: '2026-11-20T10:00:00.123Z', call: 'getSessionByHandle', responseBody: '{"a":1}', ms: 3.5 },
      { status: null, error: { message: 'net::ERR_BLOCKED' } },
    ]);
  });

  it('leaves out what is no entry, and says which and why', () => {
    const { entries } = toHar([exchange()], creator).log;
    const har = {
      log: { version: '1.2', entries: [7, ...entries, { ...entries[0], startedDateTime: 'soon' }] },
    };
    const { calls, leftOut } = readHar(har);
    expect(calls).toHaveLength(1);
    expect(leftOut).toEqual([
      expect.stringMatching(/^log\.entries\.0: /),
      'log.entries.2: startedDateTime is no time',
    ]);
  });

  it('says what is wrong with a file that is none, and with one that holds too much', () => {
    expect(() => readHar({ log: 7 })).toThrow(/no HTTP Archive.*\n?.*log/s);
    const many = Array.from({ length: 20_001 }, () => 0);
    expect(() => readHar({ log: { version: '1.2', entries: many } })).toThrow(/20,001 calls.*at most 20,000/);
  });
});
