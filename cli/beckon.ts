import { runCommandLine } from './program.ts';

/** The command line's process: its streams, its signals, its exit code. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: a second Ctrl-C ends a process that does not end by itself.
  process.once(signal, () => stop.abort());
}

// Whoever reads may stop reading, as `head` does: that ends the program's output, and is no fault of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort();
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  data: (text) => process.stdout.write(text),
  words: (text) => process.stderr.write(text),
  stop: stop.signal,
});
