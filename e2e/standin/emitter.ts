import { EventEmitter } from 'node:events';
import { askedOfAnything, notInStandin } from './missing.ts';

/**
 * The base of everything that emits events. Listening for an event that the stand-in never emits throws, and so
 * does reading a member that it does not have: the catch-all stands at the end of the prototype chain, so that
 * objects keep their identity.
 */
export class StandinEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super();
    super.on('newListener', (event: string | symbol) => {
      if (typeof event === 'string' && !events.includes(event)) {
        throw notInStandin(`the event '${event}' of ${name}`);
      }
    });
  }
}

Object.setPrototypeOf(
  StandinEmitter.prototype,
  new Proxy(EventEmitter.prototype, {
    get(target, key, receiver) {
      const known = typeof key === 'symbol' || key in target || key.startsWith('_') || asked.has(key);
      if (known) return Reflect.get(target, key, receiver);
      throw notInStandin(`${Object.getPrototypeOf(receiver).constructor.name}.${key}`);
    },
    getPrototypeOf: () => EventEmitter.prototype,
  }),
);

/** Node looks `domain` up on every emitter. */
const asked = new Set([...askedOfAnything, 'domain']);

export type StandinEvent = { preventDefault(): void; readonly defaultPrevented: boolean };

/** Electron's event object, with what the particular event adds to it. */
export function createEvent<T extends object>(extra?: T): StandinEvent & T {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(extra ?? {})) as StandinEvent & T;
}
