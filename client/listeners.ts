/** Those who want to hear of one kind of event. */
export type Listeners<T> = {
  /** Returns the function that ends the listening. */
  add(listener: (event: T) => void): () => void;
  tell(event: T): void;
};

export const createListeners = <T>(): Listeners<T> => {
  const listeners = new Set<(event: T) => void>();
  return {
    add: (listener) => {
      // Wrapped, so that the same function may be added twice and each be taken away on its own.
      const entry = (event: T) => listener(event);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    tell: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
  };
};
