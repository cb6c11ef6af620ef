import type { ServerResponse } from 'node:http';

type Letter = {
  readonly response: ServerResponse;
  readonly body: string;
  readonly encoding: 'utf8' | 'latin1';
};

/**
 * Answers that are made in one turn of the event loop leave together at its end. One that leaves alone wakes whoever
 * waits for it, which takes the system longer than it takes us to make the next one; of those that leave together
 * the first alone does. Where one caller asks, his answer leaves as soon as before.
 */
export const sendTogether = (
  response: ServerResponse,
  body: string,
  encoding: Letter['encoding'] = 'utf8',
): void => {
  if (letters.length === 0) setImmediate(sendNow);
  letters.push({ response, body, encoding });
};
let letters: Letter[] = [];

/** Sends what waits for the end of this turn. */
export const sendNow = (): void => {
  const leaving = letters;
  letters = [];
  for (const { response, body, encoding } of leaving) response.end(body, encoding);
};
