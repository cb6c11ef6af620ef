/**
 * One end of the bridge between the page's world and the preload's. The two worlds share nothing but the document's
 * nodes, and the browser clones the `detail` of a CustomEvent from one world to the other; so calls go as events,
 * which are synchronous as Electron's are, through a node that stands in no document: only the two ends have it.
 * Sent into the page as source text: it names nothing outside itself.
 */
export function bridgeEnd(secret: string, side: 'page' | 'preload') {
  type Encoded = [kind: string, value?: unknown, more?: unknown];
  type Message = { type: string; id: number; ok?: boolean; value?: Encoded; args?: Encoded[]; key?: string };
  type Callable = (...args: unknown[]) => unknown;

  // Both ends are set up before any script of the page; the first makes the node, the second is given it.
  function meet(): Node {
    let given: EventTarget | null = null;
    const take = (event: Event) => {
      given = (event as MouseEvent).relatedTarget;
    };
    document.addEventListener(`${secret}!`, take, { once: true });
    document.dispatchEvent(new MouseEvent(`${secret}?`));
    document.removeEventListener(`${secret}!`, take);
    if (given) return given;
    const made = document.createElement('i');
    const hand = () => document.dispatchEvent(new MouseEvent(`${secret}!`, { relatedTarget: made }));
    document.addEventListener(`${secret}?`, hand, { once: true });
    return made;
  }

  const node = meet();
  const [outgoing, incoming] = side === 'page' ? ['to preload', 'to page'] : ['to page', 'to preload'];
  const dispatch = node.dispatchEvent.bind(node);
  const Custom = CustomEvent;
  const functions = new Map<number, Callable>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const onMessage = new Map<string, (message: Message) => void>();
  let lastId = 0;
  let returned: Message | undefined;

  const say = (message: Message) => dispatch(new Custom(outgoing, { detail: message }));
  const forget = new FinalizationRegistry((id: number) => say({ type: 'release', id }));

  function encode(value: unknown, seen = new Map<object, number>()): Encoded {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as Callable);
      return ['function', lastId];
    }
    if (typeof value === 'symbol') return ['plain', undefined];
    if (typeof value !== 'object' || value === null) return ['plain', value];
    const before = seen.get(value);
    if (before !== undefined) return ['again', before];
    seen.set(value, seen.size);
    if (seen.size > 100_000) throw new TypeError('Electron contextBridge recursion depth exceeded.');
    if (Array.isArray(value)) return ['array', value.map((item) => encode(item, seen))];
    if (value instanceof Error) return ['error', value.message];
    if (value instanceof Promise) {
      lastId += 1;
      const id = lastId;
      value.then(
        (result) => say({ type: 'settled', id, ok: true, value: encode(result) }),
        (error) => say({ type: 'settled', id, ok: false, value: encode(error) }),
      );
      return ['promise', id];
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return ['plain', value];
    const entries = Object.entries(value).map(([key, item]) => [key, encode(item, seen)]);
    return ['object', entries];
  }

  function decode(encoded: Encoded, made: unknown[] = []): unknown {
    const [kind, value] = encoded;
    switch (kind) {
      case 'again':
        return made[Number(value)];
      case 'array': {
        const array: unknown[] = [];
        made.push(array);
        for (const item of value as Encoded[]) array.push(decode(item, made));
        return array;
      }
      case 'object': {
        const object: Record<string, unknown> = {};
        made.push(object);
        for (const [key, item] of value as [string, Encoded][]) {
          Object.defineProperty(object, key, {
            value: decode(item, made),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        }
        return object;
      }
      case 'error': {
        const error = new Error(String(value));
        made.push(error);
        return error;
      }
      case 'function': {
        const id = Number(value);
        const proxy = (...args: unknown[]) => call(id, args);
        forget.register(proxy, id);
        return proxy;
      }
      case 'promise': {
        const promise = new Promise((resolve, reject) => promises.set(Number(value), { resolve, reject }));
        made.push(promise);
        return promise;
      }
      default:
        if (typeof value === 'object' && value !== null) made.push(value);
        return value;
    }
  }

  function call(id: number, args: unknown[]): unknown {
    returned = undefined;
    say({ type: 'call', id, args: args.map((arg) => encode(arg)) });
    const answer = returned as Message | undefined;
    returned = undefined;
    if (!answer?.value) throw new Error('The other side of the contextBridge has gone.');
    const value = decode(answer.value);
    if (answer.ok) return value;
    throw value;
  }

  onMessage.set('call', ({ id, args }) => {
    let answer: Message;
    try {
      const target = functions.get(id);
      if (!target) throw new Error('The function behind the contextBridge has been released.');
      answer = {
        type: 'return',
        id,
        ok: true,
        value: encode(target(...(args ?? []).map((arg) => decode(arg)))),
      };
    } catch (error) {
      // Electron hands over V8's message of the exception, which begins with "Uncaught".
      answer = { type: 'return', id, ok: false, value: ['error', `Uncaught ${error}`] };
    }
    say(answer);
  });
  onMessage.set('return', (message) => {
    returned = message;
  });
  onMessage.set('settled', ({ id, ok, value }) => {
    const promise = promises.get(id);
    promises.delete(id);
    const result = value && decode(value);
    if (ok) promise?.resolve(result);
    else promise?.reject(result);
  });
  onMessage.set('release', ({ id }) => {
    functions.delete(id);
  });
  node.addEventListener(incoming, (event) => {
    const message: Message = (event as CustomEvent).detail;
    onMessage.get(message.type)?.(message);
    event.stopImmediatePropagation();
  });

  return { say, encode, decode, onMessage };
}
