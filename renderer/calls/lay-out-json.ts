/** Characters of laid out text that are made before others have their turn. */
const PIECE = 50_000;

const PLAIN = /[^\s"{}[\],:]+/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const BLANK = /\s*/y;

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

/** Whether a text is taken for JSON: what it begins with, and for short ones all of it. */
export const looksLikeJson = (text: string): boolean => {
  if (!/^\s*[{[]/.test(text)) return false;
  if (text.length > PIECE) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // shown as it came
  }
};

/**
 * JSON over several lines, a piece at a time, so that 5 MB hold nobody up. Only blanks are added and taken
 * away: numbers keep their digits, and what turns out not to be JSON after all stays as it is.
 */
export function* laidOut(text: string): Generator<string> {
  let piece = '';
  let depth = 0;
  let at = match(BLANK, text, 0).length;
  const newLine = () => `\n${'  '.repeat(Math.min(depth, 100))}`;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === '"') {
      const string = match(STRING, text, at) || text.slice(at);
      piece += string;
      at += string.length;
    } else if (letter === '{' || letter === '[') {
      const next = at + 1 + match(BLANK, text, at + 1).length;
      const closing = letter === '{' ? '}' : ']';
      if (text[next] === closing) {
        piece += letter + closing;
        at = next + 1;
      } else {
        depth += 1;
        piece += letter + newLine();
        at += 1;
      }
    } else if (letter === '}' || letter === ']') {
      depth = Math.max(0, depth - 1);
      piece += newLine() + letter;
      at += 1;
    } else if (letter === ',') {
      piece += letter + newLine();
      at += 1;
    } else if (letter === ':') {
      piece += ': ';
      at += 1;
    } else {
      const word = match(PLAIN, text, at) || letter;
      piece += word;
      at += word.length;
    }
    at += match(BLANK, text, at).length;
    if (piece.length > PIECE) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** Any text a piece at a time. */
export function* inPieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}
