/** Bytes that are written at one go. */
const MOST = 65_536;
const WAIT_MS = 50;
const LINE_BREAK = 0x0a;
/** What one UTF-16 unit takes at the most. */
const WIDEST = 3;

/**
 * Lines are gathered for a moment, so that a log of thousands of calls a second does not hold them up; and as bytes, for
 * thousands of texts that wait are what the garbage collector is longest at.
 * @param write given bytes that are its own
 */
export const gatheredLog = (
  write: (bytes: Uint8Array) => void,
): { log: (line: string) => void; flush: () => void } => {
  let bytes = Buffer.allocUnsafe(MOST);
  let length = 0;
  let isDue = false;
  const flush = (): void => {
    if (length === 0) return;
    const full = bytes.subarray(0, length);
    bytes = Buffer.allocUnsafe(MOST);
    length = 0;
    write(full);
  };
  const flushLater = (): void => {
    isDue = true;
    setTimeout(() => {
      isDue = false;
      flush();
    }, WAIT_MS).unref();
  };
  return {
    log: (line) => {
      const most = line.length * WIDEST + 1;
      if (most > MOST - length) flush();
      if (most > MOST) {
        write(Buffer.from(`${line}\n`));
        return;
      }
      length += bytes.write(line, length);
      bytes[length] = LINE_BREAK;
      length += 1;
      if (!isDue) flushLater();
    },
    flush,
  };
};
