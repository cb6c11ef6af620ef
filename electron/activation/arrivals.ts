import type { ArrivedBy } from './activation.ts';
import type { LinkText } from './argv.ts';

/** One knock at the door. No link: the program was started once more; two: refused, for we can't choose. */
export type Arrival = { by: ArrivedBy; links: LinkText[] };

export type Arrivals = {
  arrive(arrival: Arrival): void;
  /** From now on the listener gets what arrives, and first of all what has arrived before. */
  listen(listener: (arrival: Arrival) => void): void;
};

/** Links come before anybody can work on them: they wait here, in order. */
export const createArrivals = (): Arrivals => {
  const waiting: Arrival[] = [];
  let deliver = (arrival: Arrival): void => {
    waiting.push(arrival);
  };
  return {
    arrive: (arrival) => deliver(arrival),
    listen: (listener) => {
      deliver = listener;
      for (const arrival of waiting.splice(0)) listener(arrival);
    },
  };
};

/** The links of the first arrival within that time, none where nothing arrives. */
export const firstLinks = (arrivals: Arrivals, withinMs: number): Promise<LinkText[]> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), withinMs);
    arrivals.listen(({ links }) => {
      clearTimeout(timer);
      resolve(links);
    });
  });
