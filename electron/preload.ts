import { contextBridge, ipcRenderer } from 'electron';
import { COMMAND_CHANNEL, EVENT_CHANNEL } from './ipc/channels.ts';
import type { Bridge } from './ipc/contract.ts';

/** The window's only door. It passes through; what goes through is checked on the other side. */
const bridge: Bridge = {
  command: (name, input) => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
  listen: (listener) => {
    const pass = (_event: unknown, name: string, payload: unknown, number: number) =>
      listener(name, payload, number);
    ipcRenderer.on(EVENT_CHANNEL, pass);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, pass);
    };
  },
};

contextBridge.exposeInMainWorld('beckon', bridge);
