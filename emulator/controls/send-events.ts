import type { News } from './news.ts';

/** Node's own client gives up on a body of which nothing came for five minutes. */
const STILL_HERE_MS = 60_000;

/** Server-sent events, until whoever asked goes away. */
export const eventStream = (events: (signal: AbortSignal) => AsyncIterable<News>): Response => {
  const gone = new AbortController();
  const iterator = events(gone.signal)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => {
      const timer = setInterval(() => stream.enqueue(encoder.encode(': still here\n\n')), STILL_HERE_MS);
      timer.unref();
      gone.signal.addEventListener('abort', () => clearInterval(timer));
    },
    // Only when the reader has taken the last one: for a slow one, more is told at once.
    pull: async (stream) => {
      const next = await iterator.next();
      if (!next.done)
        stream.enqueue(encoder.encode(`event: changed\ndata: ${JSON.stringify(next.value)}\n\n`));
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
};
