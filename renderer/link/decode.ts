/** The text with its percent escapes decoded, or null where there are none, or none that can be decoded. */
export const decodedOnceMore = (text: string): string | null => {
  if (!/%[0-9a-f]{2}/i.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a stray %: there is nothing more to decode
  }
};
