/** Links are followed first: what is written is put into the full-text index a moment later, a little at a time. */
const AFTER_MS = 250;
const AT_ONCE = 100;

/**
 * Indexes what is there already and, after `soon`, what came; whoever searches earlier has it done at once.
 * @param index indexes so many rows at most, and says whether some are left
 */
export const indexInTurns = (
  index: (atMost: number) => boolean,
  notice: (text: string) => void,
): { soon(): void; stop(): void } => {
  let timer: NodeJS.Timeout | null = null;
  const soon = (): void => {
    timer ??= setTimeout(turn, AFTER_MS).unref();
  };
  const turn = (): void => {
    timer = null;
    try {
      if (index(AT_ONCE)) soon();
    } catch (error) {
      notice(`The journal can't be indexed now, and is when somebody searches: ${String(error)}`);
    }
  };
  soon();
  return {
    soon,
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
};
