import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, caller, control, joinBody, someRef } from '../testing.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const GUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

describe('X-Xbl-Debug', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ debugHeaders: true });
  });
  afterEach(() => emulator.close());

  const linesOf = ({ headers }: { headers: Headers }): string => headers.get('x-xbl-debug') ?? '';
  const sessionIn = (answer: { headers: Headers }): string | undefined =>
    new RegExp(`\\bsession=(${GUID}), `).exec(linesOf(answer))?.[1];

  it('has the parts of the capture: of who creates, reads and writes, and of his session', async () => {
    const made = await caller(emulator, Ada).put(someRef(), {
      ...joinBody(Ada),
      properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } },
    });
    expect(linesOf(made)).toMatch(
      new RegExp(
        `^warning=DoNotDependOnDebugHeaders, build=beckon, node=${GUID}, session=${GUID}, ` +
          `title=${DEMO_TITLE.titleId}, device=WindowsOneCore\\(\\d+\\), authorization=user, mode=Create, ` +
          `user0=${Ada}; gamertag=Ada; privilege=multiplayer, session-access=write; reason=in-session$`,
      ),
    );
    const read = await caller(emulator, Ada).get(someRef());
    expect(linesOf(read)).toMatch(/mode=Read, .* session-access=read; reason=in-session$/);
    const written = await caller(emulator, Ada).put(someRef(), { properties: { custom: { a: 1 } } });
    expect(linesOf(written)).toMatch(/mode=Write, .* session-access=write; reason=in-session$/);
    const handle = { type: 'activity', version: 1, sessionRef: someRef() };
    const posted = await caller(emulator, Ada).post('/handles', handle);
    expect(linesOf(posted)).toMatch(/mode=Write, .* session-access=write; reason=in-session$/);
    expect(new Set([made, read, written, posted].map(sessionIn)).size).toBe(1);
    const other = await caller(emulator, Ada).put(someRef('another'), joinBody(Ada));
    expect(sessionIn(other)).not.toBe(sessionIn(made));
  });

  it('gives no reason but the one that is known, and no session where none is answered', async () => {
    const open = { properties: { system: { joinRestriction: 'followed', readRestriction: 'followed' } } };
    await caller(emulator, Ada).put(someRef(), { ...joinBody(Ada), ...open });
    expect(linesOf(await caller(emulator, Bea).get(someRef()))).toMatch(/session-access=read$/);
    await caller(emulator, Ada).put(someRef(), { properties: { system: { closed: true } } });
    const refused = await caller(emulator, Cyd).put(someRef(), joinBody(Cyd));
    expect([refused.status, linesOf(refused)]).toEqual([403, expect.stringMatching(/session-access=read$/)]);
    const list = `/serviceconfigs/${DEMO_TITLE.scid}/sessions?xuid=${Bea}`;
    const listed = linesOf(await caller(emulator, Bea).get(list));
    expect(listed).toMatch(/mode=Read, user0=\d+; gamertag=Bea; privilege=multiplayer$/);
    expect(listed).not.toContain('session=');
    const query = { type: 'activity', scid: DEMO_TITLE.scid, owners: { xuids: [Ada] } };
    expect(linesOf(await caller(emulator, Bea).post('/handles/query', query))).toContain('mode=Read');
    const byNobody = await call(emulator, 'GET', sessionPath(someRef()), undefined);
    const byServer = await caller(emulator, '-').get(someRef());
    expect([byNobody, byServer].map(({ status }) => status)).toEqual([401, 200]);
    for (const answer of [byNobody, byServer]) expect(linesOf(answer)).not.toContain('user0');
  });

  it('says the sandbox where there is one, and spells any gamertag so that a header can carry it', async () => {
    const player = { gamertag: 'Zoë, 李; 100 %\ud800', sandbox: 'XDKS.1', console: true };
    await control(emulator, 'PATCH', `players/${Bea}`, player);
    expect(linesOf(await caller(emulator, Bea).put(someRef(), joinBody(Bea)))).toMatch(
      /device=XboxOne\(\d+\), authorization=user, sandbox=XDKS\.1, .*gamertag=Zo%C3%AB%2C %E6%9D%8E%3B 100 %25%EF%BF%BD;/,
    );
  });

  it('is several lines, stands beside that of a fault, and not on the sign-in or the controls', async () => {
    await control(emulator, 'POST', 'faults', { times: 1, fault: { kind: 'status', status: 503 } });
    const asked = request(`${emulator.url}/handles/x`, {
      headers: { authorization: `XBL3.0 x=${Ada};beckon`, 'x-xbl-contract-version': '107' },
    });
    asked.end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    answer?.resume();
    expect(answer?.headersDistinct['x-xbl-debug']?.length).toBeGreaterThan(2);
    expect(answer?.headers['x-beckon-fault']).toBe('status');
    const none = [
      await call(emulator, 'GET', '/', undefined),
      await call(emulator, 'GET', '/link', undefined),
      await control(emulator, 'GET', 'players'),
    ];
    expect(none.map(linesOf)).toEqual(['', '', '']);
  });
});
