import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { startEmulator } from '../emulator/serve.ts';

/**
 * The emulator in a process of its own, as in the program, which also tells when a PUT has reached it. Node
 * publishes that on this channel before the emulator's own code sees the request.
 */
subscribe('http.server.request.start', (message) => {
  const request = typeof message === 'object' && message !== null && 'request' in message && message.request;
  if (!(request instanceof IncomingMessage) || request.method !== 'PUT') return;
  process.send?.({ received: request.url, at: String(process.hrtime.bigint()) });
});

const { url, rta, key } = await startEmulator();
process.send?.({ ready: { url, rta, key } });
process.once('disconnect', () => process.exit());
