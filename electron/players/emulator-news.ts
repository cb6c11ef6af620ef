import { z } from 'zod';
import type { Emulator } from './emulator.ts';
import { EmulatorNews, EmulatorPart } from './emulator-shapes.ts';
import type { EmulatorAddress } from './own-emulator.ts';

/** An emulator that does not answer is tried again so much later, while somebody looks. */
const AGAIN_MS = 1_000;

const Told = EmulatorNews.extend({ parts: z.array(z.string()) });
const isShown = (part: string): part is EmulatorPart => EmulatorPart.safeParse(part).success;

export type EmulatorNewsWatch = {
  /** While it is on, everything that changes in the emulator is told; all of it first. */
  watch(on: boolean): void;
};

/** The data of each server-sent event; the emulator writes each on one line. */
async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) yield line.slice('data: '.length);
  }
}

const listen = async (
  { url, key }: EmulatorAddress,
  signal: AbortSignal,
  tell: (news: EmulatorNews) => void,
): Promise<void> => {
  const answer = await fetch(`${url}/_emulator/events`, { headers: { 'x-emulator-key': key }, signal });
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel();
    throw new Error(`it answered ${answer.status} to /_emulator/events`);
  }
  for await (const data of eventsOf(answer.body)) {
    const { parts, anew } = Told.parse(JSON.parse(data));
    tell({ parts: parts.filter(isShown), anew });
  }
  throw new Error('it closed the stream of its events');
};

const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

/** Listens to the emulator in use: to its next life when it is started again, to another one when it is chosen. */
export const createEmulatorNews = (options: {
  emulator: Pick<Emulator, 'address' | 'onStatus' | 'tell'>;
  tell: (news: EmulatorNews) => void;
  /** Resolves so many milliseconds later, or with the signal. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
}): EmulatorNewsWatch => {
  const { emulator, tell, pause } = options;
  let watching: AbortController | null = null;
  let connection = { url: '', end: new AbortController() };

  emulator.onStatus(({ url }) => {
    if (url !== null && url !== connection.url) connection.end.abort();
  });

  const run = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        const address = await emulator.address();
        const end = new AbortController();
        connection = { url: address.url, end };
        await listen(address, AbortSignal.any([signal, end.signal]), (news) => {
          emulator.tell(null);
          tell(news);
        });
      } catch (error) {
        if (signal.aborted) return;
        if (connection.end.signal.aborted) continue;
        emulator.tell(`The emulator at ${connection.url} does not answer: ${reason(error)}`);
      }
      await pause(AGAIN_MS, signal);
    }
  };

  return {
    watch: (on) => {
      if (on && watching) tell({ parts: EmulatorPart.options, anew: true });
      if (on === (watching !== null)) return;
      watching?.abort();
      watching = on ? new AbortController() : null;
      if (watching) void run(watching.signal);
    },
  };
};
