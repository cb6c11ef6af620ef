/** What Electron has and Beckon does not use is refused by name: nothing here is a silent no-op. */
export function notInStandin(what: string): Error {
  return new Error(`not in the stand-in: ${what}`);
}

/** Names that Node, promises and test runners look up on any object; Electron's objects do not have them. */
export const askedOfAnything = new Set([
  'then',
  'toJSON',
  'inspect',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  'tagName',
]);

/** An object whose unknown members throw when they are read. */
export function strict<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || askedOfAnything.has(key)) {
        return Reflect.get(object, key, receiver);
      }
      throw notInStandin(`${name}.${key}`);
    },
  });
}

/** Throws for the first key of `given` that is not among `known`. */
export function refuseUnknown(given: object, known: readonly string[], name: string): void {
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) throw notInStandin(`${name}.${key}`);
  }
}
