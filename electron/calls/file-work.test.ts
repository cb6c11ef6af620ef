import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCaptures } from './captures.ts';
import { createFileWork, type FileWork } from './file-work.ts';
import { forkWorker } from './testing/fork.ts';
import { sazFiles, zipOf } from './testing/saz.ts';

const notice = (text: string) => expect.fail(text);
let folder: string;
let captures: string;
let work: FileWork;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-files-'));
  captures = join(folder, 'captures.db');
  work = createFileWork({ fork: forkWorker, notice });
});
afterEach(async () => {
  work.close();
  await work.idle();
  await rm(folder, { recursive: true });
});

const entry = (size: number) => ({
  startedDateTime: '2026-11-20T10:00:00.000Z',
  time: 1,
  request: { method: 'GET', url: 'https://sessiondirectory.xboxlive.com/handles/h', headers: [] },
  response: { status: 200, headers: [], content: { text: 'x'.repeat(size), mimeType: 'text/plain' } },
});
const harOf = (count: number, size: number): string =>
  JSON.stringify({ log: { version: '1.2', entries: Array.from({ length: count }, () => entry(size)) } });

/** How often the event loop turned until `work` was done. */
const turnsDuring = async (work: Promise<unknown>): Promise<number> => {
  let turns = 0;
  // By timers and not one after the other at once, which would take the worker's processor away.
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  await work.finally(() => clearInterval(turning));
  return turns;
};

describe('a file of calls', () => {
  it('of 100 MB is read, kept and written while the event loop goes on turning', async () => {
    const path = join(folder, 'large.har');
    await writeFile(path, harOf(2000, 50_000));
    let id = '';
    const reading = work.run({ do: 'open', captures, path }).then((capture) => {
      expect(capture).toMatchObject({ name: 'large.har', calls: 2000, leftOutCount: 0 });
      id = capture?.id ?? '';
    });
    // Read, parsed and kept in this process it would turn a few times between the parts.
    expect(await turnsDuring(reading)).toBeGreaterThan(20);

    const kept = createCaptures({ path: captures, notice });
    const from = kept.calls(id).place();
    if (!from) throw new Error('they are on disk');
    const to = join(folder, 'again.har');
    const facts = { version: '1.0.0', madeAt: '2026-11-20T10:00:00.000Z', activations: [] };
    const writing = work.run({ do: 'write', from, ids: null, to, format: 'har', facts });
    expect(await turnsDuring(writing)).toBeGreaterThan(20);
    kept.close();
    expect((await readFile(to)).length).toBeGreaterThan(100_000_000);
  });

  it('is taken from memory as well, whole and as a part of more', async () => {
    const content = Buffer.from(await zipOf(sazFiles({ changeNumber: 1 })));
    const shared = Buffer.concat([Buffer.alloc(8), content]).subarray(8);
    for (const [name, bytes] of Object.entries({ 'his.saz': content, 'her.saz': shared })) {
      const capture = await work.run({ do: 'take', captures, name, content: bytes });
      expect(capture).toMatchObject({ name, format: 'saz', calls: 1 });
    }
  });

  it('that is damaged says why, and the next one is read', async () => {
    const take = (text: string) =>
      work.run({ do: 'take', captures, name: 'a.har', content: new TextEncoder().encode(text) });
    const bad = take('{"log":{"entries":[');
    const good = take(harOf(1, 10));
    await expect(bad).rejects.toMatchObject({ code: 'bad-capture', message: /cut off/ });
    expect(await good).toMatchObject({ calls: 1 });
    const missing = work.run({ do: 'open', captures, path: join(folder, 'none.har') });
    await expect(missing).rejects.toMatchObject({ code: 'file-failed', message: /not there any more/ });
    await writeFile(join(folder, 'no.db'), 'no database, and long enough to be looked at'.repeat(100));
    const unkept = work.run({ do: 'open', captures: join(folder, 'no.db'), path: join(folder, 'no.db') });
    await expect(unkept).rejects.toMatchObject({ code: 'bad-capture' });
  });

  it('that takes all memory is refused, and takes nothing else along', async () => {
    const small = createFileWork({ fork: () => forkWorker('--max-old-space-size=64'), notice });
    const content = new TextEncoder().encode(`{"log":[${'[],'.repeat(5_000_000)}[]]}`);
    const refused = small.run({ do: 'take', captures, name: 'bomb.har', content });
    await expect(refused).rejects.toMatchObject({ code: 'too-much', message: /more memory/ });
    const next = small.run({ do: 'take', captures, name: 'a.har', content: Buffer.from(harOf(1, 10)) });
    expect(await next).toMatchObject({ calls: 1 });
  });

  it('that is given up half-way leaves neither a capture nor a file', async () => {
    const path = join(folder, 'large.har');
    await writeFile(path, harOf(500, 50_000));
    const reading = work.run({ do: 'open', captures, path });
    await new Promise((resolve) => setImmediate(resolve));
    work.close();
    await expect(reading).rejects.toMatchObject({ code: 'too-much' });
    const kept = createCaptures({ path: captures, notice });
    expect(kept.list()).toEqual([]);
    kept.close();
    expect((await readdir(folder)).filter((name) => !/^captures\.db|^large\.har$/.test(name))).toEqual([]);
  });
});
