import { describe, expect, it } from 'vitest';
import { sessionPath } from '../protocol/session-ref.ts';
import { reply, sessionWith } from './testing/directory-server.ts';
import { handle, ref, setDirectory, xuid } from './testing/directory-set.ts';

describe('calls of the session directory', () => {
  it('writes a session by handle and learns its name from Content-Location, relative or absolute', async () => {
    const { server, directory } = await setDirectory((_, response, count) =>
      reply(response, 201, sessionWith([xuid]), {
        ETag: '"1"',
        'Content-Location':
          count === 1 ? sessionPath(ref) : `https://sessiondirectory.xboxlive.com${sessionPath(ref)}`,
      }),
    );
    for (let times = 0; times < 2; times++) {
      const answer = await directory.writeSessionByHandle(handle, { members: {} }, { ifMatch: '*' });
      expect(answer).toMatchObject({ outcome: 'session', created: true, etag: '"1"', ref });
    }
    expect(server.seen[0]).toMatchObject({
      method: 'PUT',
      url: `/handles/${handle}/session`,
      body: '{"members":{}}',
    });
    expect(server.seen[0]?.headers).toMatchObject({
      'if-match': '*',
      'x-xbl-contract-version': '107',
      authorization: `XBL3.0 x=${xuid};token-number-0-of-a-player`,
      'content-length': '14',
    });
  });

  it('keeps the connection for the next call', async () => {
    const ports = new Set<number | undefined>();
    const { directory } = await setDirectory((_, response) => {
      ports.add(response.socket?.remotePort);
      reply(response, 200, sessionWith([xuid]));
    });
    for (let times = 0; times < 3; times++) await directory.getSession(ref);
    expect(ports.size).toBe(1);
  });

  it('can speak contract version 105', async () => {
    const { server, directory } = await setDirectory((_, response) => reply(response, 200, sessionWith([])), {
      contractVersion: 105,
    });
    await directory.getSession(ref);
    expect(server.seen[0]?.headers['x-xbl-contract-version']).toBe('105');
  });

  it('names the session of a call by path after the path, where the service sends no Content-Location', async () => {
    const { directory } = await setDirectory((_, response) => reply(response, 200, sessionWith([xuid])));
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'session', created: false, ref });
  });

  it('keeps fields of a document that it does not know', async () => {
    const { directory } = await setDirectory((_, response) =>
      reply(response, 200, { ...sessionWith([xuid]), brandNew: [1] }),
    );
    expect(await directory.getSession(ref)).toMatchObject({ document: { brandNew: [1] } });
  });

  it('takes 204 as gone and 304 as unchanged', async () => {
    const { directory, server } = await setDirectory((_, response, count) =>
      reply(response, count === 1 ? 204 : 304, undefined),
    );
    expect((await directory.getSession(ref)).outcome).toBe('gone');
    expect((await directory.getSession(ref, { ifNoneMatch: '"7"' })).outcome).toBe('unchanged');
    expect(server.seen[1]?.headers['if-none-match']).toBe('"7"');
  });

  it('brings the current document with a 412', async () => {
    const { directory } = await setDirectory((_, response) =>
      reply(response, 412, sessionWith([xuid], 9), { ETag: '"9"' }),
    );
    const answer = await directory.writeSession(ref, {}, { ifMatch: '"8"' });
    expect(answer).toMatchObject({ outcome: 'conflict', etag: '"9"', document: { changeNumber: 9 } });
  });

  it('takes a 412 without a document as gone, when any version would have done', async () => {
    const { directory } = await setDirectory((_, response) => reply(response, 412, undefined));
    expect((await directory.writeSession(ref, {}, { ifMatch: '*' })).outcome).toBe('gone');
    expect((await directory.writeSession(ref, {}, { ifNoneMatch: '*' })).outcome).toBe('refused');
  });

  it('tells a 403 with the readable session from one with a reason', async () => {
    const { directory } = await setDirectory((_, response, count) => {
      if (count === 1) return reply(response, 403, sessionWith([]));
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('The session is not open.');
    });
    expect(await directory.writeSession(ref, {})).toMatchObject({
      status: 403,
      document: { changeNumber: 1 },
    });
    const plain = await directory.writeSession(ref, {});
    expect(plain).toMatchObject({ outcome: 'refused', status: 403, text: 'The session is not open.' });
    expect(plain).not.toHaveProperty('document');
  });

  it.each([
    ['<html>', 'not-json'],
    ['{"membersInfo":{"first":0}}', 'bad-document'],
  ])('says what is wrong with the answer %s', async (body, code) => {
    const { directory } = await setDirectory((_, response) => response.writeHead(200).end(body));
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'unreachable', error: { code } });
  });

  it('reads and makes handles', async () => {
    const invite = { id: handle, type: 'invite', sessionRef: ref, invitedXuid: xuid, version: 1 };
    const { directory, server } = await setDirectory((seen, response) =>
      reply(response, seen.method === 'POST' ? 201 : 200, invite),
    );
    expect(await directory.getHandle(handle)).toMatchObject({ outcome: 'handle', handle: { id: handle } });
    const made = await directory.createHandle({
      type: 'invite',
      version: 1,
      sessionRef: ref,
      invitedXuid: xuid,
    });
    expect(made).toMatchObject({ outcome: 'handle', handle: { type: 'invite' } });
    expect(server.seen.map((each) => `${each.method} ${each.url}`)).toEqual([
      `GET /handles/${handle}`,
      'POST /handles',
    ]);
  });
});
