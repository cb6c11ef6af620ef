import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:net';

/**
 * Loaded into a server before its own code (`--import`): tells the benchmark the port when it listens, and, when it is
 * asked, what the process has used so far. With `--expose-gc` that is the heap when nothing waits to be collected.
 */
subscribe('tracing:net.server.listen:asyncEnd', (told) => {
  if (typeof told !== 'object' || told === null || !('server' in told) || !(told.server instanceof Server))
    return;
  const address = told.server.address();
  if (typeof address === 'object' && address !== null) process.send?.({ listening: address.port });
});
process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, liveBytes: heapUsed + external });
});
// To be able to answer is no reason for the server to live on, and to have nobody to answer is one to end.
process.channel?.unref();
process.once('disconnect', () => process.exit());
