// Loaded before a utility process's own module. Electron ends such a process with its parent, however that ends:
// here the fourth pipe is held by the parent alone, and closes with it.
const { EventEmitter } = require('node:events');
const { Socket } = require('node:net');

Object.defineProperty(process, 'type', { value: 'utility', enumerable: true });
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, electron: process.env.STANDIN_ELECTRON_VERSION }),
  enumerable: true,
});
delete process.env.STANDIN_ELECTRON_VERSION;

// Messages wait for somebody who listens, as in Electron; then the process stays for more of them.
const parentPort = new EventEmitter();
const send = process.send.bind(process);
delete process.send;
parentPort.postMessage = (message) => void send(message);
parentPort.once('newListener', () =>
  process.on('message', (data) => parentPort.emit('message', { data, ports: [] })),
);
Object.defineProperty(process, 'parentPort', { value: parentPort, enumerable: true });

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on('close', () => process.exit(0)).on('error', () => process.exit(0));
parent.resume().unref();
