import { packed } from '../../protocol/exact-json.ts';
import { EVENT_CHANNEL } from './channels.ts';
import type { EventName, EventPayload } from './contract.ts';

/** The window as far as events go to it. */
export type EventTarget = { send(channel: string, name: string, payload: unknown, number: number): void };

export type EventSender = {
  send<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** The window that events go to from its first snapshot on; null when it is closed. */
  attach(target: EventTarget | null): void;
  /** To be called as a snapshot is made: everything up to now is in it. Gives the number of the last event. */
  snapshotMade(): number;
};

/**
 * Events to the window. Before its first snapshot it needs none, for the snapshot holds their outcome. What
 * happens between the making of a snapshot and the window having it waits, so that an older picture never
 * comes after a newer event; a reloaded window asks for another snapshot and begins anew.
 */
export const createEventSender = (): EventSender => {
  let target: EventTarget | null = null;
  let state: 'closed' | 'answering' | 'open' = 'closed';
  let held: [EventName, unknown, number][] = [];
  let last = 0;
  return {
    send(name, payload) {
      last += 1;
      if (state === 'answering') held.push([name, packed(payload), last]);
      if (state === 'open') target?.send(EVENT_CHANNEL, name, packed(payload), last);
    },
    attach(next) {
      target = next;
      state = 'closed';
      held = [];
    },
    snapshotMade() {
      state = 'answering';
      // The answer goes out when the handler's promise has settled, before any later turn of the event loop.
      setImmediate(() => {
        if (state !== 'answering') return;
        state = 'open';
        for (const event of held.splice(0)) target?.send(EVENT_CHANNEL, ...event);
      });
      return last;
    },
  };
};
