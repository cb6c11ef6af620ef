import { setImmediate } from 'node:timers/promises';
import { type CaptureReader, createCaptureReader } from '../../protocol/capture-sessions.ts';
import type { CallRows } from '../journal/call-rows.ts';

/** How long a capture is read before others have their turn, in milliseconds. */
const AT_ONCE_MS = 8;

/** The sessions of a capture; the one that was asked for last is kept, for its documents are asked one by one. */
export const createCaptureReading = (rowsOf: (id: string) => CallRows) => {
  let last: { id: string; reader: Promise<CaptureReader> } | null = null;

  const read = async (id: string): Promise<CaptureReader> => {
    const rows = rowsOf(id);
    const reader = createCaptureReader();
    let since = performance.now();
    for (const summary of rows.summaries()) {
      if (summary.kind === 'rta' && summary.taps === 0) continue;
      const call = rows.read(summary.id);
      if (call) reader.add(call);
      if (performance.now() - since < AT_ONCE_MS) continue;
      await setImmediate();
      since = performance.now();
    }
    return reader;
  };

  return (id: string): Promise<CaptureReader> => {
    if (last?.id !== id) last = { id, reader: read(id) };
    const { reader } = last;
    reader.catch(() => {
      last = null; // the next one asks anew
    });
    return reader;
  };
};
