import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, lobby } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ key: 'the-key' });
});
afterEach(() => emulator.close());

describe('the sessions', () => {
  it('are listed, the newest first, also those that nobody may read', async () => {
    const first = await lobby(emulator);
    const second = await lobby(emulator, { visibility: 'private' });
    expect((await control(emulator, 'GET', 'sessions')).json()).toMatchObject({
      count: 2,
      sessions: [
        { sessionRef: second.sessionRef, visibility: 'private', members: 3 },
        { sessionRef: first.sessionRef, visibility: 'open', active: 3, maxMembersCount: 8 },
      ],
    });
    expect((await control(emulator, 'GET', 'sessions?limit=1')).json()).toMatchObject({
      count: 2,
      sessions: [{ sessionRef: second.sessionRef }],
    });
    const name = second.sessionRef.name.slice(0, 10).toUpperCase();
    expect((await control(emulator, 'GET', `sessions?text=${name}`)).json()).toMatchObject({ count: 1 });
    expect((await control(emulator, 'GET', `sessions?xuid=${Bea}`)).json()).toMatchObject({ count: 0 });
    expect((await control(emulator, 'GET', 'sessions?limit=0')).status).toBe(400);
  });

  it('are opened by their name, whoever may read them', async () => {
    const { sessionRef } = await lobby(emulator, { visibility: 'private' });
    const { scid, templateName, name } = sessionRef;
    const looked = await control(emulator, 'GET', `sessions/${scid}/${templateName}/${name}`);
    expect(looked.json()).toEqual((await caller(emulator, Ada).get(sessionPath(sessionRef))).json());
    const gone = await control(emulator, 'GET', `sessions/${scid}/${templateName}/nothing`);
    expect(gone.status).toBe(404);
    expect(gone.text).toContain("no session 'nothing'");
  });
});

describe('the events', () => {
  const listen = async () => {
    const end = new AbortController();
    const answer = await fetch(`${emulator.url}/_emulator/events`, {
      headers: { 'x-emulator-key': 'the-key' },
      signal: end.signal,
    });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const parts = new Set<string>();
    /** Reads on until this part was told of. */
    const told = async (part: string): Promise<string[]> => {
      while (!parts.has(part)) {
        const next = await reader?.read();
        if (!next || next.done) throw new Error('the stream ended');
        text += next.value;
        for (const [, data = ''] of text.matchAll(/^data: (.*)$/gm))
          for (const one of (JSON.parse(data) as { parts: string[] }).parts) parts.add(one);
        text = text.slice(text.lastIndexOf('\n\n'));
      }
      return [...parts];
    };
    return { answer, told, forget: () => parts.clear(), end: () => end.abort() };
  };

  it('name everything at first, and then what changed', async () => {
    const events = await listen();
    expect(events.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(await events.told('snapshots')).toHaveLength(11);

    events.forget();
    const { sessionRef } = await lobby(emulator);
    expect(await events.told('sessions')).toContain('scenarios');
    events.forget();
    await control(emulator, 'POST', 'faults', { times: 1, fault: { kind: 'status', status: 503 } });
    await events.told('faults');
    events.forget();
    await caller(emulator, Bea).put(sessionRef, joinBody(Bea));
    expect((await events.told('faults')).concat(await events.told('requests'))).not.toContain('clock');
    events.forget();
    await control(emulator, 'POST', 'clock', { step: 1_000 });
    await events.told('clock');
    events.forget();
    await caller(emulator, '42').get(sessionRef);
    await events.told('players');
    events.end();
  });

  it('end with the emulator, and are for its key alone', async () => {
    expect((await fetch(`${emulator.url}/_emulator/events`)).status).toBe(401);
    const events = await listen();
    await events.told('players');
    events.forget();
    await emulator.close();
    await expect(events.told('players')).rejects.toThrow();
    emulator = await startEmulator();
  });

  it('are in the documentation', async () => {
    expect((await control(emulator, 'GET', 'openapi.json')).json()).toMatchObject({
      paths: {
        '/_emulator/events': { get: { responses: { '200': { content: { 'text/event-stream': {} } } } } },
        '/_emulator/sessions/{scid}/{template}/{name}': { get: {} },
      },
    });
  });
});
