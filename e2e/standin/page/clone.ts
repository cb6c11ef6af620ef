/** A value as it travels: what JSON can say stands for itself, everything else is `{ $: tag, … }`. */
type Carried = string | number | boolean | null | Carried[] | { [key: string]: Carried };

/**
 * Structured clone to and from text, the same on both sides of IPC. It is also sent into the page as source text,
 * therefore it names nothing outside itself.
 */
export function cloneCodec() {
  const cannot = (value: unknown) =>
    new Error(`An object could not be cloned. (${Object.prototype.toString.call(value)})`);
  const uncloneable =
    /^\[object (Promise|WeakMap|WeakSet|WeakRef|Generator|AsyncGenerator|Window|.*Element|.*Event|.*Document|Text|.*List)\]$/;

  const toBase64 = (bytes: Uint8Array) => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(binary);
  };
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  function encodeObject(value: object, walk: (value: unknown) => Carried): Carried {
    if (Array.isArray(value)) return Array.from(value, walk);
    if (value instanceof Date) return { $: 'date', v: walk(value.getTime()) };
    if (value instanceof RegExp) return { $: 'regexp', v: value.source, f: value.flags };
    if (value instanceof Map)
      return { $: 'map', v: [...value].map(([key, item]) => [walk(key), walk(item)]) };
    if (value instanceof Set) return { $: 'set', v: [...value].map(walk) };
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      const tag = Object.prototype.toString.call(value).slice(8, -1);
      return { $: 'view', t: tag, v: toBase64(bytes) };
    }
    if (value instanceof Error) {
      return { $: 'error', n: value.name, v: value.message, s: value.stack ?? '' };
    }
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return { $: 'boxed', v: walk(value.valueOf()) };
    }
    if (uncloneable.test(Object.prototype.toString.call(value))) throw cannot(value);
    const entries = Object.entries(value).map(([key, item]): [string, Carried] => [key, walk(item)]);
    if (Object.hasOwn(value, '$') || Object.hasOwn(value, '__proto__')) return { $: 'object', v: entries };
    return Object.fromEntries(entries);
  }

  function encode(value: unknown): string {
    const seen = new Map<object, number>();
    const walk = (item: unknown): Carried => {
      switch (typeof item) {
        case 'string':
        case 'boolean':
          return item;
        case 'number':
          return Number.isFinite(item) && !Object.is(item, -0)
            ? item
            : { $: 'number', v: Object.is(item, -0) ? '-0' : `${item}` };
        case 'undefined':
          return { $: 'undefined' };
        case 'bigint':
          return { $: 'bigint', v: `${item}` };
        case 'object': {
          if (item === null) return null;
          const before = seen.get(item);
          if (before !== undefined) return { $: 'again', v: before };
          seen.set(item, seen.size);
          return encodeObject(item, walk);
        }
        default:
          throw cannot(item);
      }
    };
    return JSON.stringify(walk(value));
  }

  function decode(text: string): unknown {
    const made: unknown[] = [];
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const errors: Record<string, ErrorConstructor> = {
      EvalError,
      RangeError,
      ReferenceError,
      SyntaxError,
      TypeError,
      URIError,
    };
    const tagged = (item: { [key: string]: Carried }): unknown => {
      const text = String(item.v);
      const list = Array.isArray(item.v) ? item.v : [];
      switch (item.$) {
        case 'undefined':
          return undefined;
        case 'number':
          return Number(text);
        case 'bigint':
          return BigInt(text);
        case 'again':
          return made[Number(item.v)];
        case 'date':
          return keep(new Date(Number(walk(item.v ?? null))));
        case 'regexp':
          return keep(new RegExp(text, String(item.f)));
        case 'map': {
          const map = keep(new Map());
          for (const pair of list)
            if (Array.isArray(pair)) map.set(walk(pair[0] ?? null), walk(pair[1] ?? null));
          return map;
        }
        case 'set': {
          const set = keep(new Set());
          for (const member of list) set.add(walk(member));
          return set;
        }
        case 'buffer':
          return keep(fromBase64(text).buffer);
        case 'view': {
          const { buffer } = fromBase64(text);
          const views: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
            DataView,
            Int8Array,
            Uint8Array,
            Uint8ClampedArray,
            Int16Array,
            Uint16Array,
            Int32Array,
            Uint32Array,
            Float32Array,
            Float64Array,
            BigInt64Array,
            BigUint64Array,
          };
          return keep(new (views[String(item.t)] ?? Uint8Array)(buffer));
        }
        case 'error': {
          const error = keep(new (errors[String(item.n)] ?? Error)(text));
          error.stack = String(item.s);
          return error;
        }
        case 'boxed':
          return keep(Object(walk(item.v ?? null)));
        default: {
          const object = keep({});
          for (const pair of list) {
            if (!Array.isArray(pair)) continue;
            const value = walk(pair[1] ?? null);
            Object.defineProperty(object, String(pair[0]), {
              value,
              writable: true,
              enumerable: true,
              configurable: true,
            });
          }
          return object;
        }
      }
    };
    const walk = (item: Carried): unknown => {
      if (item === null || typeof item !== 'object') return item;
      if (Array.isArray(item)) {
        const array: unknown[] = keep([]);
        for (const member of item) array.push(walk(member));
        return array;
      }
      if ('$' in item) return tagged(item);
      const object: Record<string, unknown> = keep({});
      for (const [key, value] of Object.entries(item)) object[key] = walk(value);
      return object;
    };
    return walk(JSON.parse(text));
  }

  return { encode, decode };
}
