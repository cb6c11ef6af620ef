import { strikeKnown } from '../protocol/secrets.ts';
import type { Activation, Reason } from './activation/activation.ts';

export type Log = {
  line(text: string): void;
  /** One line for a step of an activation; nothing where only its attempt-free details changed. */
  step(activation: Activation, before: Activation | null): void;
  /** From now on lines go to a file too, those of before first. */
  toFile(path: string): Promise<void>;
};

/** A terminal obeys control characters, and a link may hold them. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD');

const reasonWords = (reason: Reason | null): string => {
  switch (reason?.kind) {
    case 'answer': {
      const { code, said } = reason.explanation;
      return [reason.status === null ? 'no answer' : `answer ${reason.status}`, code, said]
        .filter(Boolean)
        .join(', ');
    }
    case 'link':
      return [reason.code, reason.part && JSON.stringify(reason.part)].filter(Boolean).join(' at ');
    case 'policy':
      return [reason.code, reason.about].filter(Boolean).join(' ');
    default:
      return reason?.code ?? '';
  }
};

const stepWords = (activation: Activation, nameOf: (xuid: string) => string): string => {
  const { state, reason, player, session, link, arrivedBy, text } = activation;
  switch (state) {
    case 'received':
      return link?.handle
        ? `${link.kind} by ${arrivedBy}, from ${link.from ? nameOf(link.from) : '?'} to ${link.to ? nameOf(link.to) : '?'}, handle ${link.handle}`
        : `by ${arrivedBy}: ${text.slice(0, 200)}`;
    case 'joining':
      return `as ${player ? nameOf(player) : '?'}`;
    case 'joined':
      return session ? `${session.templateName} / ${session.name}` : '';
    default:
      return reasonWords(reason);
  }
};

/**
 * What the program did, one line each, on stdout and in a file. The file's library is loaded when the file
 * is begun, after the first links are on their way. A link's handle is no secret; no header is ever logged, and what an
 * error says of one is struck out.
 */
export const createLog = (options: {
  out: (text: string) => void;
  nameOf: (xuid: string) => string;
  now?: () => Date;
}): Log => {
  const { out, nameOf, now = () => new Date() } = options;
  let file: ((text: string) => void) | null = null;
  let early: string[] = [];

  const line = (text: string): void => {
    const whole = `${now().toISOString()}  ${plain(strikeKnown(text))}`;
    out(`${whole}\n`);
    if (file) file(whole);
    else early.push(whole);
  };

  return {
    line,
    step(activation, before) {
      const { id, state, attempt, repeats } = activation;
      const name = id.slice(0, 8);
      if (before?.state !== state)
        line(`${name}  ${state.padEnd(8)}  ${stepWords(activation, nameOf)}`.trimEnd());
      else if (attempt > before.attempt && attempt > 1)
        line(`${name}  ${state.padEnd(8)}  attempt ${attempt}`);
      else if (repeats > before.repeats) line(`${name}  ${state.padEnd(8)}  the same link came again`);
    },
    async toFile(path) {
      const { default: log } = await import('electron-log/node.js');
      log.transports.console.level = false;
      log.transports.file.resolvePathFn = () => path;
      log.transports.file.format = '{text}';
      file = (text) => log.info(text);
      for (const text of early) file(text);
      early = [];
    },
  };
};
