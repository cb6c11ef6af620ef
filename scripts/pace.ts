/** How much must come in how much time. */
export type Pace = { withinMs: number; leastBytes: number };

/**
 * Told again and again how many bytes have come by now, says whether it is too slow: whether fewer than `leastBytes`
 * came within the last `withinMs`. It counts from `start` on, with nothing received.
 */
export function paceWatch(
  { withinMs, leastBytes }: Pace,
  start: number,
): (received: number, now: number) => boolean {
  let looks = [{ at: start, received: 0 }];
  return (received, now) => {
    looks.push({ at: now, received });
    const compared = looks.findLast(({ at }) => at <= now - withinMs);
    if (compared === undefined) return false;
    // What lies before it is needed no more.
    looks = looks.slice(looks.indexOf(compared));
    return received - compared.received < leastBytes;
  };
}
