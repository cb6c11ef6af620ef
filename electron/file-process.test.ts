import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const made = vi.hoisted(() => ({ child: null as EventEmitter | null, sent: [] as unknown[] }));

vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      made.child = new EventEmitter();
      return Object.assign(made.child, { postMessage: (message: unknown) => made.sent.push(message) });
    },
  },
}));

const { forkFileWorker } = await import('./file-process.ts');

it('sends its job when it runs, and survives an engine that gives up', () => {
  const lines: string[] = [];
  let ended = false;
  const worker = forkFileWorker((line) => lines.push(line));
  worker.onExit(() => {
    ended = true;
  });
  const job = { do: 'open', captures: '/a/captures.db', path: '/a/b.har' } as const;
  worker.send(job);
  expect(made.sent).toEqual([]);
  made.child?.emit('spawn');
  expect(made.sent).toEqual([job]);
  made.child?.emit('error', 'FatalError', 'v8::internal::Heap', '{}');
  made.child?.emit('exit', 133);
  expect(lines).toEqual(['files  FatalError at v8::internal::Heap']);
  expect(ended).toBe(true);
});
