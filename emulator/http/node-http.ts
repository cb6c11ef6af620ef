/**
 * Node's HTTP, asked for without an `import`: that looks at each of the module's exports, of which `WebSocket` then
 * loads all of undici, about a quarter of the time from the start of the process to its ready line.
 */
export const { createServer, IncomingMessage, STATUS_CODES } = process.getBuiltinModule('node:http');
