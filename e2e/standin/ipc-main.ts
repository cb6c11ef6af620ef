import { EventEmitter } from 'node:events';
import { createEvent } from './emitter.ts';
import { strict } from './missing.ts';
import { cloneCodec } from './page/clone.ts';
import type { Incoming, Outgoing } from './page/preload-world.ts';

export const codec = cloneCodec();

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Message = Extract<Outgoing, { kind: 'send' | 'invoke' }>;

class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, listener: Handler): void {
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    this.handlers.set(channel, listener);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** Works off one message of a page; the answer to an `invoke` is given to `reply`. */
  async dispatch(message: Message, origin: object, reply: (answer: Incoming) => void): Promise<void> {
    const event: object = createEvent(origin);
    const args = codec.decode(message.args) as unknown[];
    const { channel, id } = message;
    if (message.kind === 'send') {
      this.emit(channel, event, ...args);
      return;
    }
    try {
      const handler = this.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      reply({
        kind: 'answer',
        id,
        value: codec.encode(await handler(event as Electron.IpcMainInvokeEvent, ...args)),
      });
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error);
      reply({ kind: 'answer', id, error: String(error) });
    }
  }
}

export const ipcMain = strict(new IpcMain(), 'ipcMain');

ipcMain satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler'>;
