import type { SessionDocument } from '../../protocol/document.ts';
import { watchSession } from '../watch.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeDirectory, createFakeRta, documentWith, ref } from './fake-session.ts';
import { until } from './until.ts';

export const us = '18000000000000102';
export const other = '18000000000000101';

/** A watch of a session with two members at change 3, whose calls and taps the test makes. */
export const setWatch = (
  options: { document?: SessionDocument; connection?: string | null; tapBefore?: number } = {},
) => {
  const { directory, asked } = createFakeDirectory();
  const channel = createFakeRta(options.connection === undefined ? 'id-1' : options.connection);
  if (options.tapBefore !== undefined) channel.tap(options.tapBefore);
  const clock = createFakeClock();
  const told: string[] = [];
  const watch = watchSession({
    directory,
    rta: channel.rta,
    xuid: us,
    ref,
    subscriptionId: 'our-subscription',
    document: options.document ?? documentWith([other, us], 3),
    etag: '"3"',
    clock,
    random: () => 0,
    onVersion: ({ document, etag }) => told.push(`version ${document.changeNumber} ${etag}`),
    onChannel: (state) => told.push(state),
    onEnd: (code) => told.push(code),
  });
  const next = async (count: number) => {
    await until(() => asked.length === count);
    const last = asked[count - 1];
    if (!last) throw new Error('nothing was asked');
    return last;
  };
  return { ...channel, asked, clock, told, watch, next };
};

/** Long enough for everything that is under way to have come to rest. */
export const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
