const MOST = 1_000;
/** Longer texts are those of nobody who means it. */
const LONGEST = 500;

/**
 * What a text means, read once: clients say the same few things again and again. `read` must say the same of a text
 * each time; when it throws, nothing is kept.
 */
export const remembered = <Value>(read: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text);
    if (value !== undefined) return value;
    const fresh = read(text);
    if (known.size >= MOST) known.clear();
    if (text.length <= LONGEST) known.set(text, fresh);
    return fresh;
  };
};
