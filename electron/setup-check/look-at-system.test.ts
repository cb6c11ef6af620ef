import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../client/testing/fake-clock.ts';
import { parseActivationLink } from '../../protocol/link.ts';
import type { SchemeRow } from '../activation/schemes/scheme-row.ts';
import { lookAtRoundTrip, lookAtSchemes } from './look-at-system.ts';
import { createRoundTrip } from './round-trip.ts';

const row = (scheme: string, owner: string | null, ours = false): SchemeRow => ({
  scheme,
  owner: owner === null ? null : { id: owner, name: owner },
  ours,
  before: null,
  trouble: null,
});
const demo = row('ms-xbl-decafbad', 'Beckon', true);
const arrival = (...texts: string[]) => ({
  by: 'second-instance' as const,
  links: texts.map((text) => ({ text, length: text.length })),
});

describe('schemes', () => {
  it('says of each who is started for it', async () => {
    const rows = [demo, row('ms-xbl-7e57bec0', 'Other Game'), row('ms-xbl-multiplayer', null)];
    expect(await lookAtSchemes(async () => rows)).toMatchObject([
      { code: 'scheme-ours', is: 'good', values: { scheme: 'ms-xbl-decafbad' } },
      { code: 'scheme-other', is: 'info', values: { owner: 'Other Game' } },
      { code: 'scheme-none', is: 'warning' },
    ]);
  });
});

describe('a link sent round', () => {
  const setOut = (open: (link: string) => Promise<void>) => {
    const clock = createFakeClock();
    let words = 0;
    const trip = createRoundTrip({ open, word: () => `word${words++}`, clock });
    return { clock, trip };
  };

  it('is known when it is back, and is nothing that anybody could join', async () => {
    const { trip } = setOut(async (link) => {
      const parsed = parseActivationLink(link);
      expect(parsed).toMatchObject({ ok: true, link: { kind: 'activity-connection' } });
      expect(trip.takes(arrival(link))).toBe(true);
    });
    expect(await lookAtRoundTrip(async () => [row('ms-xbl-x', 'Game'), demo], trip)).toMatchObject([
      { code: 'trip-good', values: { scheme: 'ms-xbl-decafbad' } },
    ]);
  });

  it('is told from every other link, and from two at once', async () => {
    let sent = '';
    const { trip, clock } = setOut(async (link) => {
      sent = link;
    });
    const looked = lookAtRoundTrip(async () => [demo], trip);
    await expect.poll(() => sent).not.toBe('');
    for (const other of [arrival(), arrival('ms-xbl-decafbad://x'), arrival(sent, sent), arrival(`${sent}0`)])
      expect(trip.takes(other)).toBe(false);
    clock.advance(20_000);
    expect(await looked).toMatchObject([{ code: 'trip-lost', is: 'bad' }]);
    // It comes late, and is still no invite.
    expect(trip.takes(arrival(sent))).toBe(true);
  });

  it('says why the system did not take it, and is not sent where no scheme is ours', async () => {
    const { trip } = setOut(() => Promise.reject(new Error('gio: it is not installed')));
    expect(await lookAtRoundTrip(async () => [demo], trip)).toMatchObject([
      { code: 'trip-not-opened', values: { why: 'gio: it is not installed' } },
    ]);
    expect(await lookAtRoundTrip(async () => [row('ms-xbl-x', 'Game')], trip)).toMatchObject([
      { code: 'trip-none-ours', is: 'warning' },
    ]);
  });
});
