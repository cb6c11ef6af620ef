import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ENTRY = fileURLToPath(new URL('../../emulator/main.ts', import.meta.url));
const Ready = z.object({ url: z.string(), rta: z.string(), key: z.string() });

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** An emulator in a process of its own. */
export type Served = {
  /** The address of the change channel. */
  readonly rta: string;
  /** Null where no whole answer came. */
  call(
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string>,
  ): Promise<Answer | null>;
  /** A call of `/_emulator/`. Throws for any answer but 2xx; null where none came. */
  control(method: string, path: string, body?: object): Promise<Answer | null>;
  /** Ends it: by SIGKILL in the middle of whatever it does, or as a user would. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** Starts an emulator that keeps its state in this file. Throws with its words when it does not start. */
export const serve = async (saveFile: string): Promise<Served> => {
  const child = spawn(process.execPath, [ENTRY, '--save', saveFile], { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  let words = '';
  const listen = (chunk: Buffer): void => {
    words += String(chunk);
  };
  child.stderr.on('data', listen);
  const line = await Promise.race([once(child.stdout, 'data'), closed.then(() => null)]);
  if (line === null) throw new Error(`The emulator did not start: ${words}`);
  // Its log is of no interest from here on; it is read so that it does not hold the emulator up.
  child.stderr.off('data', listen);
  child.stderr.resume();
  const { url, rta, key } = Ready.parse(JSON.parse(String(line[0])));

  const call: Served['call'] = async (method, path, body, headers) => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      return null; // cut, refused, or killed: nobody can say what came of it
    }
  };
  return {
    rta,
    call,
    control: async (method, path, body) => {
      const answer = await call(method, `/_emulator/${path}`, body, { 'x-emulator-key': key });
      if (answer && answer.status >= 300)
        throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer;
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
};
