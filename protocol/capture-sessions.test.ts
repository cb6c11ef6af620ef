import { expect, it } from 'vitest';
import { exchange, frame } from './call-samples.ts';
import { createCaptureReader } from './capture-sessions.ts';
import { BEA, member, version, withBea } from './changes-sample.ts';
import type { Call } from './exchange.ts';

const path = '/serviceconfigs/Scid/sessionTemplates/Lobby/sessions/One';
const host = 'https://sessiondirectory.xboxlive.com';
const at = (second: number) => `2026-11-20T10:00:0${second}.000Z`;
const after = (changeNumber: number) => ({ ...withBea(member(BEA, 4)), changeNumber });

const read = (...calls: Call[]) => {
  const reader = createCaptureReader();
  for (const call of calls) reader.add(call);
  return reader;
};

const joined = exchange({
  id: 'join',
  at: at(1),
  url: `${host}/handles/H/session`,
  requestBody: JSON.stringify({ members: { me: { constants: { system: { xuid: BEA.xuid } } } } }),
  responseHeaders: [['Content-Location', path]],
  responseBody: JSON.stringify(after(8)),
});
const got = (changeNumber: number, second: number, document: object = version()) =>
  exchange({
    id: `got ${changeNumber}`,
    at: at(second),
    method: 'GET',
    url: host + path,
    responseBody: JSON.stringify({ ...document, changeNumber }),
  });

it('tells the versions of a session, who made them, and what is not in the capture', () => {
  const reader = read(got(7, 0), joined, got(8, 2, after(8)), got(12, 3));
  const [session, ...others] = reader.sessions();
  expect(others).toEqual([]);
  expect(session?.ref).toEqual({ scid: 'Scid', templateName: 'Lobby', name: 'One' });
  expect(session?.rows).toMatchObject([
    { number: 1, changeNumber: 7 },
    { number: 2, changeNumber: 8, cause: { kind: 'write', xuid: BEA.xuid } },
    { number: 3, changeNumber: 12, gap: { from: 9, to: 11, why: 'not-captured' } },
  ]);
  expect(reader.document(0, 2)).toEqual(after(8));
  expect(reader.document(0, 9)).toBeNull();
});

it('puts taps with the session they are about, whatever the letters’ case', () => {
  const tap = {
    subscription: 's',
    resourceType: 'mpsd/session',
    resource: 'scid~lobby~one',
    changeNumber: 8,
  };
  const { rows, notices } =
    read(
      got(7, 0),
      frame({ id: 't', at: at(1), text: JSON.stringify([3, 1, { shoulderTaps: [tap] }]) }),
    ).sessions()[0] ?? {};
  expect(rows).toHaveLength(1);
  expect(notices).toEqual([
    { call: 't', at: at(1), kind: 'tap', changeNumber: 8, status: null, code: null, causes: [] },
  ]);
});

it('explains refusals, by the session that their handle led to, or without one', () => {
  const refused = (id: string, handle: string) =>
    exchange({ id, url: `${host}/handles/${handle}/session`, status: 404, responseBody: 'no handle' });
  const sessions = read(joined, refused('known', 'h'), refused('unknown', 'other')).sessions();
  expect(sessions).toMatchObject([
    {
      ref: { name: 'One' },
      notices: [{ call: 'known', kind: 'refusal', status: 404, code: 'handle-not-found' }],
    },
    { ref: null, notices: [{ call: 'unknown' }] },
  ]);
});

it('passes over what is not the session directory’s, or no document', () => {
  const elsewhere = exchange({ url: 'https://example.com/other', status: 500 });
  const odd = exchange({ url: host + path, responseBody: '{"members":7}' });
  expect(read(elsewhere, odd, frame({ text: 'no frame' })).sessions()).toEqual([]);
});
