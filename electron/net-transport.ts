import { app, net, session } from 'electron';
import { createFetchTransport } from '../client/fetch-transport.ts';
import { createSystemWay } from '../client/system-way.ts';

/** Calls on Chromium's network stack: with the system's proxy and certificates, which a debugging proxy needs. */
export const netTransport = createFetchTransport({
  fetch: (url, init) => net.fetch(url, init),
  ready: () => app.whenReady(),
});

/** The way of the change channel's socket, which is Node's own: by the same settings as the calls. */
export const systemWay = createSystemWay({
  resolveProxy: async (url) => {
    await app.whenReady();
    return session.defaultSession.resolveProxy(url);
  },
});
