import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Emulator } from '../serve.ts';
import { caller, control, joinBody, someRef } from '../testing.ts';

const ENTRY = fileURLToPath(new URL('../main.ts', import.meta.url));
const Ready = z.object({ url: z.string(), rta: z.string(), key: z.string() });
const { Ada } = DEMO_PLAYERS;

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-killed-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const start = async (): Promise<Emulator & { kill(): Promise<void> }> => {
  const child = spawn(process.execPath, [ENTRY, '--save', join(folder, 'saved.db')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return { ...Ready.parse(JSON.parse(String(line))), kill, close: kill };
};

test('a process that is killed in the middle of writes has lost none that it accepted', async () => {
  const writers = Array.from({ length: 8 }, (_, at) => ({
    xuid: String(BigInt(Ada) + 500n + BigInt(at)),
    accepted: 0,
    sent: 0,
  }));
  for (let round = 0; round < 3; round += 1) {
    const emulator = await start();
    let killed = false;
    const write = async (writer: (typeof writers)[number]): Promise<void> => {
      const player = caller(emulator, writer.xuid);
      while (!killed) {
        writer.sent += 1;
        const body = { ...joinBody(writer.xuid), properties: { custom: { count: writer.sent } } };
        const answer = await player.put(someRef(writer.xuid), body).catch(() => null);
        if (!answer) return;
        expect([200, 201]).toContain(answer.status);
        writer.accepted = writer.sent;
      }
    };
    const until = writers.map(({ accepted }) => accepted + 20);
    const writing = writers.map(write);
    await expect.poll(() => writers.every(({ accepted }, at) => accepted >= (until[at] ?? 0))).toBe(true);
    await emulator.kill();
    killed = true;
    await Promise.all(writing);

    const again = await start();
    for (const { xuid, accepted, sent } of writers) {
      const { changeNumber, properties, membersInfo } = (
        await caller(again, xuid).get(someRef(xuid))
      ).document();
      const { count } = z.object({ count: z.number() }).parse(properties.custom);
      // The last one may have been made without its answer coming through.
      expect(count).toBeGreaterThanOrEqual(accepted);
      expect(count).toBeLessThanOrEqual(sent);
      expect(changeNumber).toBeGreaterThanOrEqual(accepted - round);
      expect(membersInfo).toMatchObject({ first: 0, next: 1, count: 1 });
    }
    expect((await control(again, 'GET', 'state')).status).toBe(200);
    await again.kill();
  }
});
