import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClientFrame,
  formatFrame,
  parseClientFrame,
  parseServiceFrame,
  type ServiceFrame,
} from './rta.ts';

const count = fc.nat();

describe('frames of the change channel', () => {
  it('reads a reply that brings a ConnectionId, with sequence number and subscription id 0', () => {
    expect(parseServiceFrame('[1,0,0,0,{ "ConnectionId":"9d1f" }]')).toEqual({
      ok: true,
      frame: { kind: 'subscribed', seq: 0, subscriptionId: 0, data: { ConnectionId: '9d1f' } },
    });
  });

  it('reads a reply whose data is null', () => {
    expect(parseServiceFrame('[1,2,0,1,null]')).toMatchObject({ frame: { kind: 'subscribed', data: null } });
  });

  it('tells an error reply from a good one', () => {
    expect(parseServiceFrame('[1,2,1001]')).toEqual({
      ok: true,
      frame: { kind: 'subscribe-failed', seq: 2, code: 1001 },
    });
  });

  it('reads the same text as a request from one side and as a reply from the other', () => {
    expect(parseClientFrame('[2,2,1]')).toMatchObject({ frame: { kind: 'unsubscribe', subscriptionId: 1 } });
    expect(parseServiceFrame('[2,2,1]')).toMatchObject({ frame: { kind: 'unsubscribed', code: 1 } });
  });

  it('reads a frame with trailing blanks', () => {
    expect(parseClientFrame('[1,1,"https://sessiondirectory.xboxlive.com/connections/"]   ')).toMatchObject({
      ok: true,
    });
  });

  it('reads a resync', () => {
    expect(parseServiceFrame('[4]')).toEqual({ ok: true, frame: { kind: 'resync' } });
  });

  it.each([
    ['', 'not JSON'],
    ['{', 'not JSON'],
    ['{"a":1}', 'not a JSON array'],
    ['[]', 'type'],
    ['[9,1]', 'type 9'],
    ['[3,-1,{}]', 'subscriptionId'],
    ['[1,"x",0,0,null]', 'seq'],
    ['[1,1.5,0,0,null]', 'seq'],
    ['[1,1,"https://x"]', 'code'],
    ['[1,1,0]', 'subscriptionId'],
  ])('gives a problem for %s from the service', (text, part) => {
    const parsed = parseServiceFrame(text);
    expect(parsed.ok ? '' : parsed.problem).toContain(part);
  });

  it.each(['[1,1]', '[1,1,""]', '[1,1,7]', '[2,1]', '[3,0,{}]', 'null'])(
    'gives a problem for %s from a client',
    (text) => {
      expect(parseClientFrame(text).ok).toBe(false);
    },
  );

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(fc.jsonValue()).map((v) => JSON.stringify(v)),
        ),
        (text) => {
          expect(typeof parseClientFrame(text).ok).toBe('boolean');
          expect(typeof parseServiceFrame(text).ok).toBe('boolean');
        },
      ),
    );
  });

  it('formats what it parses and parses what it formats', () => {
    const data = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
    const client = fc.oneof<fc.Arbitrary<ClientFrame>[]>(
      fc.record({ kind: fc.constant('subscribe'), seq: count, resource: fc.string({ minLength: 1 }) }),
      fc.record({ kind: fc.constant('unsubscribe'), seq: count, subscriptionId: count }),
    );
    const service = fc.oneof<fc.Arbitrary<ServiceFrame>[]>(
      fc.record({ kind: fc.constant('subscribed'), seq: count, subscriptionId: count, data }),
      fc.record({ kind: fc.constant('subscribe-failed'), seq: count, code: fc.integer({ min: 1 }) }),
      fc.record({ kind: fc.constant('unsubscribed'), seq: count, code: count }),
      fc.record({ kind: fc.constant('event'), subscriptionId: count, data }),
      fc.constant({ kind: 'resync' }),
    );
    fc.assert(
      fc.property(client, (frame) => {
        expect(parseClientFrame(formatFrame(frame))).toEqual({ ok: true, frame });
      }),
    );
    fc.assert(
      fc.property(service, (frame) => {
        expect(parseServiceFrame(formatFrame(frame))).toEqual({ ok: true, frame });
      }),
    );
  });
});
