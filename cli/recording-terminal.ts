import type { Terminal } from './terminal.ts';

/** A terminal for tests: it keeps what was written, and is stopped by hand. */
export const recordingTerminal = () => {
  const stop = new AbortController();
  let data = '';
  let words = '';
  const terminal: Terminal = {
    data: (text) => {
      data += text;
    },
    words: (text) => {
      words += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    stop: stop.signal,
  };
  return {
    terminal,
    stop: () => stop.abort(),
    get data() {
      return data;
    },
    get words() {
      return words;
    },
    /** What was printed on stdout, as the one JSON document that it should be. */
    json: (): unknown => JSON.parse(data),
  };
};
