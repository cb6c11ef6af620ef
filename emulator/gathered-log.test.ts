import { describe, expect, it, vi } from 'vitest';
import { gatheredLog } from './gathered-log.ts';

describe('the log', () => {
  const gathered = () => {
    const pieces: Uint8Array[] = [];
    const { log, flush } = gatheredLog((bytes) => pieces.push(bytes));
    return { log, flush, pieces, text: () => Buffer.concat(pieces).toString() };
  };

  it('writes lines a moment later, together and in their order', () => {
    vi.useFakeTimers();
    try {
      const { log, pieces, text } = gathered();
      log('one');
      log('zwölf');
      expect(pieces).toEqual([]);
      vi.runAllTimers();
      expect(pieces).toHaveLength(1);
      log('three');
      vi.runAllTimers();
      expect(text()).toBe('one\nzwölf\nthree\n');
    } finally {
      vi.useRealTimers();
    }
  });

  it('loses none, however many and long they are, and changes none that it has given away', () => {
    const { log, flush, text } = gathered();
    const lines = Array.from({ length: 3_000 }, (_, at) => `${at} ${'€'.repeat((at * 7_919) % 997)}`);
    lines.push('x'.repeat(100_000), '€'.repeat(30_000), 'last');
    for (const line of lines) log(line);
    flush();
    flush();
    expect(text()).toBe(`${lines.join('\n')}\n`);
  });
});
