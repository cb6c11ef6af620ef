import { fork } from 'node:child_process';
import { z } from 'zod';

const Message = z.union([
  z.object({ ready: z.object({ url: z.string(), rta: z.string(), key: z.string() }) }),
  z.object({ received: z.string(), at: z.string().transform(BigInt) }),
]);
const LobbyAnswer = z.object({
  sessionRef: z.object({ name: z.string() }),
  handleId: z.string(),
  links: z.array(z.object({ link: z.string(), for: z.string() })).min(1),
});

/** Ada hosts, Bea is invited: the link, the handle in it, and the name of the session behind it. */
export type Lobby = { link: string; handleId: string; sessionName: string };

export type BenchEmulator = {
  url: string;
  rtaUrl: string;
  key: string;
  lobby(): Promise<Lobby>;
  /** Resolves when the next PUT with this text in its path has reached the emulator: then, in ns of hrtime. */
  received(pathPart: string): Promise<bigint>;
  close(): void;
};

/** Starts the emulator beside us. Its clock is ours: hrtime is one clock for all processes of a machine. */
export const startBenchEmulator = async (): Promise<BenchEmulator> => {
  const child = fork(new URL('./emulator-process.ts', import.meta.url));
  const waiting = new Map<string, (at: bigint) => void>();
  const { url, rta, key } = await new Promise<{ url: string; rta: string; key: string }>(
    (resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the emulator ended with ${code} before it was ready`)));
      child.on('message', (data) => {
        const message = Message.parse(data);
        if ('ready' in message) return resolve(message.ready);
        for (const [part, tell] of waiting) {
          if (!message.received.includes(part)) continue;
          waiting.delete(part);
          tell(message.at);
        }
      });
    },
  );
  return {
    url,
    rtaUrl: rta,
    key,
    lobby: async () => {
      const headers = { 'x-emulator-key': key, 'Content-Type': 'application/json' };
      const answer = await fetch(`${url}/_emulator/scenarios/lobby`, { method: 'POST', headers, body: '{}' });
      const { handleId, links, sessionRef } = LobbyAnswer.parse(await answer.json());
      return { handleId, link: links[0]?.link ?? '', sessionName: sessionRef.name };
    },
    received: (pathPart) => new Promise((resolve) => waiting.set(pathPart, resolve)),
    close: () => child.disconnect(),
  };
};

/** That many lobbies, made now; each call gives the next one. */
export const severalLobbies = async (emulator: BenchEmulator, count: number): Promise<() => Lobby> => {
  const lobbies: Lobby[] = [];
  for (let n = 0; n < count; n++) lobbies.push(await emulator.lobby());
  return () => {
    const lobby = lobbies.pop();
    if (!lobby) throw new Error(`more than ${count} lobbies were asked for`);
    return lobby;
  };
};
