import type { ShoulderTap } from '../../protocol/taps.ts';
import type { Clock } from '../clock.ts';
import type { CallFault, SubscribeFault, TapFault } from '../controls/fault-requests.ts';
import { STATUS_CODES } from '../http/node-http.ts';
import type { Connection } from './connection.ts';

/** A doubled tap comes again when the first has surely been sent: taps are gathered for 50 ms. */
const AGAIN_AFTER_MS = 100;

/** Sends a tap as its faults want it: late, twice, or not at all; at once where there are none. */
export const tapFaultily = (
  connection: Connection,
  tap: ShoulderTap,
  faults: readonly TapFault[],
  clock: Clock,
): void => {
  if (faults.length === 0) {
    connection.tap(tap);
    return;
  }
  if (faults.some(({ kind }) => kind === 'lose-taps')) return;
  const late = faults.reduce((ms, fault) => ms + (fault.kind === 'delay-taps' ? fault.ms : 0), 0);
  const tapAfter = (ms: number): unknown =>
    ms === 0 ? connection.tap(tap) : clock.after(ms, () => connection.tap(tap));
  tapAfter(late);
  if (faults.some(({ kind }) => kind === 'double-taps')) tapAfter(late + AGAIN_AFTER_MS);
};

/** The code that a subscription's faults refuse it with; undefined where there are none. */
export const refusedSubscription = ([first]: readonly SubscribeFault[]): number | undefined => first?.code;

/** What the faults of a handshake make of it: an answer such as `503 Service Unavailable`, cut, or nothing. */
export const handshakeFaulted = async (
  faults: readonly CallFault[],
  clock: Clock,
): Promise<{ status: string } | 'cut' | null> => {
  for (const fault of faults) {
    if (fault.kind === 'delay') await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
    else if (fault.kind === 'status')
      return { status: `${fault.status} ${STATUS_CODES[fault.status] ?? 'Fault'}` };
    else return 'cut';
  }
  return null;
};
