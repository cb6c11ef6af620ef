import { describe, expect, it } from 'vitest';
import { formatXblHeader } from '../../protocol/xbl-header.ts';
import { PasteTrouble } from './paste-trouble.ts';
import { readPasted } from './pasted.ts';
import type { Who } from './who.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = 'sIgnature'.repeat(8).slice(0, 43);
const ada = { xid: '2533274800000001', gtg: 'Ada', uhs: '77' };
const tokenOf = (payload: object): string => `${part({ alg: 'HS256' })}.${part(payload)}.${signature}`;
const encrypted = `${part({ alg: 'RSA-OAEP', enc: 'A128CBC-HS256' })}.a2V5a2V5a2V5.aXY.Y2lwaGVydGV4dA.dGFndGFndGFndGFndGFndA`;
const pasted = (token: string): string => `Authorization: ${formatXblHeader({ userHash: '77', token })}`;
const readable = pasted(tokenOf({ xui: [ada], sbx: 'XDKS.1', exp: NOW / 1_000 + 3_600 }));

const silent: Who = async () => 'unknown';
const read = (header: string, who: Who = silent, xuid: string | null = null) =>
  readPasted({ header, xuid }, who, NOW);
const code = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof PasteTrouble)) throw new Error(`no PasteTrouble: ${String(error)}`);
  expect(error.message).not.toContain('eyJ');
  return error.code;
};

describe('whose a pasted token is', () => {
  it('is what Xbox Live says', async () => {
    const asked: string[] = [];
    const { account, header } = await read(pasted(encrypted), async (authorization) => {
      asked.push(authorization);
      return { xuid: ada.xid, gamertag: 'Ada L' };
    });
    expect(asked).toEqual([formatXblHeader({ userHash: '77', token: encrypted })]);
    expect(header.token).toBe(encrypted);
    expect(account).toEqual({
      ...{ kind: 'token', xuid: ada.xid, gamertag: 'Ada L' },
      ...{ sandbox: null, until: null, claims: [] },
    });
  });

  it('is what the token claims where that could not be asked', async () => {
    const { account } = await read(readable);
    expect(account).toMatchObject({
      ...{ xuid: ada.xid, gamertag: 'Ada', sandbox: 'XDKS.1', until: '2026-11-20T11:00:00.000Z' },
      claims: [
        ['xuid', ada.xid],
        ['gamertag', 'Ada'],
        ['sandbox', 'XDKS.1'],
        ['expires', '2026-11-20T11:00:00.000Z'],
      ],
    });
  });

  it('is what the user types where nobody else says it, and is asked for where he does not', async () => {
    expect(await code(read(pasted(encrypted)))).toBe('paste-whose');
    const { account } = await read(pasted(encrypted), silent, ada.xid);
    expect(account).toMatchObject({ xuid: ada.xid, gamertag: ada.xid });
  });
});

describe('a pasted token is not taken', () => {
  it('when it is somebody else’s than the user says', async () => {
    expect(await code(read(readable, silent, '2533274800000002'))).toBe('paste-of-another');
  });
  it('when it has expired', async () => {
    expect(await code(read(pasted(tokenOf({ xui: [ada], exp: NOW / 1_000 }))))).toBe('paste-expired');
  });
  it('when Xbox Live does not take it', async () => {
    expect(await code(read(readable, async () => 'refused'))).toBe('paste-refused');
  });
  it('when it is no header', async () => {
    expect(await code(read('Bearer x'))).toBe('paste-no-header');
  });
});

it('a sandbox of another shape is none', async () => {
  const { account } = await read(pasted(tokenOf({ xui: [ada], sbx: 'no sandbox at all' })));
  expect(account.sandbox).toBeNull();
});
