import { EventEmitter } from 'node:events';

// As Electron puts it into its utility processes.
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => process.send?.(message),
});
process.on('message', (data) => parentPort.emit('message', { data }));
Object.defineProperty(process, 'parentPort', { value: parentPort });
await import('../file-worker.ts');
