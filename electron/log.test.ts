import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Activation } from './activation/activation.ts';
import { arrivedActivation } from './activation/testing.ts';
import { createLog } from './log.ts';

const activation = arrivedActivation({ id: '12345678-aaaa' });

const logOf = () => {
  const out: string[] = [];
  const log = createLog({
    out: (text) => out.push(text),
    nameOf: (xuid) => (xuid === '1' ? 'Bea' : xuid),
    now: () => new Date('2026-11-20T10:00:00Z'),
  });
  return {
    log,
    out,
    words: () => out.map((line) => line.slice('2026-11-20T10:00:00.000Z  '.length).trimEnd()),
  };
};

it('has one line for each step of an activation, and none for what does not matter', () => {
  const { log, words } = logOf();
  const joining: Activation = { ...activation, state: 'joining', player: '1' };
  log.step(activation, null);
  log.step(joining, activation);
  log.step({ ...joining, attempt: 1 }, joining);
  log.step({ ...joining, attempt: 2 }, { ...joining, attempt: 1 });
  log.step(
    { ...joining, state: 'refused', reason: { kind: 'link', code: 'handle-not-guid', part: 'x' } },
    joining,
  );
  expect(words()).toEqual([
    '12345678  received  by argv: ms-xbl-decafbad://x',
    '12345678  joining   as Bea',
    '12345678  joining   attempt 2',
    '12345678  refused   handle-not-guid at "x"',
  ]);
});

it('never passes a control character of a link on to the terminal', () => {
  const { log, out } = logOf();
  log.step({ ...activation, text: 'ms-xbl-decafbad://\u001b[2J\u0007\r\n' }, null);
  expect(out.join('').trimEnd()).not.toMatch(/\p{Cc}/u);
});

it('never writes a secret down, whoever put it into an error', () => {
  const { log, out } = logOf();
  log.line('PUT failed: Authorization: XBL3.0 x=1;eyJhbGciOiJSUzI1NiJ9.eyJ4dWkiOiIxIn0.c2lnbmF0dXJl at send');
  expect(out.join('')).toMatch(/PUT failed: Authorization: XBL3\.0 x=1;\[struck out\] at send/);
});

it('writes the lines of before and after to its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beckon-log-'));
  const { log } = logOf();
  const path = join(folder, 'logs', 'beckon.log');
  log.line('before');
  await log.toFile(path);
  log.line('after');
  await expect.poll(() => readFile(path, 'utf8')).toMatch(/before\n.*after\n/);
  await rm(folder, { recursive: true });
});
