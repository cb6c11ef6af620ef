import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange, frame } from '../../protocol/call-samples.ts';
import { openJournal } from '../journal/journal.ts';
import { type CallFiles, createCallsService } from './calls.ts';
import { createCaptures } from './captures.ts';
import { doFileJob } from './file-jobs.ts';
import type { FileWork } from './file-work.ts';
import { readCaptureFile } from './read-file.ts';
import { sazFiles, zipOf } from './testing/saz.ts';
import { sazSessions } from './unzip.ts';

const ALL = { kind: 'all' } as const;
let folder: string;
let notices: string[];
/** What the user answers when he is asked for a file. */
let chosen: string | null;
let close: () => void;

const start = () => {
  const notice = (text: string) => notices.push(text);
  const now = () => new Date('2026-11-20T10:00:00.000Z');
  const journal = openJournal({ path: join(folder, 'journal.db'), notice, now });
  const captures = createCaptures({ path: join(folder, 'captures.db'), notice, now });
  close = () => {
    journal.close();
    captures.close();
  };
  const files: CallFiles = {
    whereTo: async (name) => join(folder, name),
    which: async () => chosen,
  };
  // In this process: the worker's has tests of its own (file-work.test.ts).
  const work: FileWork = {
    run: (job) => doFileJob(job, notice),
    idle: async () => undefined,
    close: () => undefined,
  };
  return {
    journal,
    service: createCallsService({
      journal,
      captures,
      files,
      work,
      activations: () => [],
      version: '1.0.0',
      now,
    }),
  };
};

const bytes = (content: string | object): Uint8Array =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-captures-'));
  notices = [];
  chosen = null;
});
afterEach(async () => {
  close();
  await rm(folder, { recursive: true });
});

describe('calls', () => {
  it('are exported, and opened again as a capture with the same calls', async () => {
    const { journal, service } = start();
    journal.addCall(null, exchange({ id: 'a' }));
    journal.addCall(null, frame({ id: 'b' }));
    for (const format of ['har', 'beckon'] as const) {
      chosen = await service.exportTo(ALL, null, format);
      expect(chosen).toMatch(/calls-20261120T1000\.(har|beckon)$/);
      const capture = await service.open();
      expect(capture).toMatchObject({ format, calls: 2, leftOutCount: 0 });
      const of = { kind: 'capture', id: capture?.id ?? '' } as const;
      expect(service.read(of, '1')).toEqual(exchange({ id: '1' }));
      expect(service.read(of, '2')).toMatchObject({ text: frame().text });
      expect(await service.search(of, 'body:inviteProtocol')).toEqual(['1']);
    }
    expect(service.captures()).toHaveLength(2);
  });

  it('are exported as far as they are shown', async () => {
    const { journal, service } = start();
    journal.addCall(null, exchange({ id: 'a' }));
    journal.addCall(null, exchange({ id: 'b', method: 'GET' }));
    const path = await service.exportTo(ALL, ['b'], 'har');
    expect(JSON.parse(await readFile(path ?? '', 'utf8')).log.entries).toMatchObject([
      { request: { method: 'GET' } },
    ]);
  });

  it('that are gone, and filters that are none, are told', async () => {
    const { service } = start();
    expect(() => service.read(ALL, 'x')).toThrow(/no longer kept/);
    expect(() => service.list({ kind: 'capture', id: 'x' })).toThrow(/was removed/);
    expect(() => service.search(ALL, 'status:4yy')).toThrow(/filter/);
    expect(await service.open()).toBeNull();
  });
});

describe('captures', () => {
  it('stay when the program is started again, until they are removed', async () => {
    const first = start();
    const { id } = await first.service.take('a.har', bytes({ log: { version: '1.2', entries: [] } }));
    close();
    const { service } = start();
    expect(service.captures()).toMatchObject([{ id, name: 'a.har' }]);
    await service.remove(id);
    expect(service.captures()).toEqual([]);
  });

  it('hold no secret of the file that was opened', async () => {
    const { service } = start();
    await service.take('a.saz', await zipOf(sazFiles({})));
    close();
    const stored = await readFile(join(folder, 'captures.db'), 'latin1');
    expect(stored).toContain('[struck out]');
    expect(stored).not.toContain('secret');
    start();
  });

  it('that can not be kept leave the journal as it is', async () => {
    await writeFile(
      join(folder, 'captures.db'),
      'this is no database, and long enough to be looked at'.repeat(100),
    );
    const { journal, service } = start();
    journal.addCall(null, exchange({ id: 'a' }));
    expect(() => service.captures()).toThrow(/Move .*captures\.db away/);
    expect(service.list(ALL).calls).toHaveLength(1);
  });
});

describe('a file that is opened', () => {
  beforeEach(start);
  const reading = (content: Uint8Array) => readCaptureFile(content);

  it('of Fiddler is read whatever its name', async () => {
    const { calls, format } = await reading(await zipOf(sazFiles({ changeNumber: 1 })));
    expect(format).toBe('saz');
    expect(calls).toMatchObject([
      { call: 'writeSessionByHandle', requestHeaders: [['Authorization', '[struck out]']] },
    ]);
  });

  it.each([
    ['nothing', new Uint8Array(), /empty/],
    ['no text', new Uint8Array([0xff, 0xfe, 0x00]), /neither an HTTP Archive/],
    ['JSON that was cut off', bytes('{"log":{"entries":['), /cut off/],
    ['JSON of another kind', bytes('[1,2]'), /no HTTP Archive/],
    ['an archive that was cut off', bytes('PK\u0003\u0004nothing'), /archive is damaged/],
  ])('and is %s says so', async (_, content, message) => {
    await expect(reading(content)).rejects.toThrow(message);
  });

  it('never has a name taken for a path', async () => {
    const files = { ...sazFiles({}), '../../evil.txt': 'x', '/etc/passwd': 'x', 'raw/../1_c.txt': 'x' };
    expect((await reading(await zipOf(files))).calls).toHaveLength(1);
  });

  it('is refused when it unpacks to more than it may, whatever it claims', async () => {
    const bomb = await zipOf({ 'raw/1_c.txt': new Uint8Array(3_000_000) });
    const limits = { entries: 10, entry: 1_000_000, total: 2_000_000 };
    await expect(sazSessions(bomb, limits)).rejects.toThrow(/unpacks to more than 1 MB/);
    // The same archive, claiming in both its headers to hold 100 bytes.
    const liar = new Uint8Array(bomb);
    const view = new DataView(liar.buffer);
    for (let at = 0; at < liar.length - 4; at++) {
      if (view.getUint32(at, true) === 3_000_000) view.setUint32(at, 100, true);
    }
    await expect(sazSessions(liar, limits)).rejects.toThrow(/unpacks to more than|damaged/);
    const many = await zipOf(
      Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`raw/${at}_c.txt`, ''])),
    );
    await expect(sazSessions(many, limits)).rejects.toThrow(/too many files/);
  });

  it('and holds a body that unpacks to 200 MB says so in its place', async () => {
    const body = gzipSync(new Uint8Array(200_000_000));
    const head = new TextEncoder().encode('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
    const answer = new Uint8Array(Buffer.concat([head, body]));
    const { calls } = await reading(await zipOf({ ...sazFiles({}), 'raw/1_s.txt': answer }));
    expect(calls).toMatchObject([{ responseBody: expect.stringMatching(/^\[\d+ bytes, gzip: /) }]);
  });
});
