import { describe, expect, it } from 'vitest';
import { createEmulator } from './emulator.ts';
import { createOwnEmulator, type EmulatorProcess } from './own-emulator.ts';

/** Processes that do what the test says, and a clock that stands still. */
const withFakes = () => {
  const children: {
    args: string[];
    environment: Record<string, string>;
    line(text: string): void;
    exit(why: string): void;
    killed: boolean;
  }[] = [];
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  const fork = (args: string[], environment: Record<string, string>): EmulatorProcess => {
    const lines: ((line: string) => void)[] = [];
    const exits: ((why: string) => void)[] = [];
    const child = {
      args,
      environment,
      killed: false,
      line: (text: string) => {
        for (const listener of lines) listener(text);
      },
      exit: (why: string) => {
        for (const listener of exits) listener(why);
      },
    };
    children.push(child);
    return {
      onLine: (listener) => lines.push(listener),
      onExit: (listener) => exits.push(listener),
      pid: () => 77,
      kill: () => {
        child.killed = true;
      },
    };
  };
  const own = createOwnEmulator({
    fork,
    key: 'k',
    clock: {
      now: () => now,
      setTimer: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
  });
  const pass = (ms: number) => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const { run } of due) run();
  };
  const last = () => {
    const child = children.at(-1);
    if (!child) throw new Error('nothing was started');
    return child;
  };
  const ready = (port = 4000) =>
    last().line(
      JSON.stringify({ url: `http://127.0.0.1:${port}`, rta: `ws://127.0.0.1:${port}/connect`, key: 'k' }),
    );
  return { own, children, last, pass, ready };
};

describe("the program's own emulator", () => {
  it('is started once, on a port of the system, and ready when it says so', () => {
    const { own, children, last, ready } = withFakes();
    own.start();
    own.start();
    expect(children).toHaveLength(1);
    expect(last().args).toEqual(['--port', '0']);
    expect(last().environment).toEqual({ BECKON_EMULATOR_KEY: 'k' });
    last().line('a word before');
    last().line('{"not": "the ready line"}');
    expect(own.state().state).toBe('starting');
    ready();
    expect(own.state()).toEqual({
      state: 'ready',
      address: { url: 'http://127.0.0.1:4000', rtaUrl: 'ws://127.0.0.1:4000/connect', key: 'k' },
      pid: 77,
    });
  });

  it('is started again on the same port with the same key when it dies', () => {
    const { own, children, last, pass, ready } = withFakes();
    own.start();
    ready();
    last().exit('it ended with code 1');
    expect(own.state()).toEqual({ state: 'restarting', trouble: 'it ended with code 1' });
    pass(249);
    expect(children).toHaveLength(1);
    pass(1);
    expect(last().args).toEqual(['--port', '4000']);
    expect(last().environment).toEqual({ BECKON_EMULATOR_KEY: 'k' });
    ready();
    expect(own.state().state).toBe('ready');
  });

  it('waits longer each time it dies, and gives up after six deaths in a row', () => {
    const { own, children, last, pass } = withFakes();
    own.start();
    for (const pause of [250, 500, 1000, 2000, 4000]) {
      last().exit('no port');
      pass(pause - 1);
      const before = children.length;
      pass(1);
      expect(children).toHaveLength(before + 1);
    }
    last().exit('no port');
    expect(own.state()).toEqual({ state: 'failed', trouble: 'no port' });
    pass(60_000);
    expect(children).toHaveLength(6);
  });

  it('starts once more by hand after giving up, on another port', () => {
    const { own, last, pass, ready } = withFakes();
    own.start();
    ready();
    for (let death = 0; death < 6; death++) {
      last().exit('the port is taken');
      pass(10_000);
    }
    own.restart();
    expect(last().args[1]).toBe('0');
    ready(5000);
    expect(own.state()).toMatchObject({ state: 'ready', address: { url: 'http://127.0.0.1:5000' } });
  });

  it('starts the next one only when the one before has ended, so that the port is free', () => {
    const { own, children, ready } = withFakes();
    own.start();
    ready();
    own.restart();
    expect(children.map(({ killed }) => killed)).toEqual([true]);
    children[0]?.exit('killed');
    expect(children).toHaveLength(2);
    expect(own.state().state).toBe('starting');
  });

  it('is killed when it does not get ready in time', () => {
    const { own, last, pass } = withFakes();
    own.start();
    pass(20_000);
    expect(last().killed).toBe(true);
  });

  it('is not started again after the end of the program', () => {
    const { own, children, last, pass, ready } = withFakes();
    own.start();
    ready();
    own.stop();
    last().exit('killed');
    pass(60_000);
    expect(children).toHaveLength(1);
  });
});

describe('the emulator in use', () => {
  it("gives its own one's address when that is ready", async () => {
    const { own, ready } = withFakes();
    const emulator = createEmulator(own, { use: 'own' });
    const address = emulator.address();
    own.start();
    ready();
    expect(await address).toMatchObject({ url: 'http://127.0.0.1:4000' });
    expect(emulator.status()).toEqual({
      state: 'ready',
      use: 'own',
      url: 'http://127.0.0.1:4000',
      pid: 77,
      trouble: null,
    });
  });

  it('does not keep anybody waiting for one that has failed', async () => {
    const { own, last, pass } = withFakes();
    const emulator = createEmulator(own, { use: 'own' });
    const address = emulator.address();
    own.start();
    for (let death = 0; death < 6; death++) {
      last().exit('no memory');
      pass(10_000);
    }
    await expect(address).rejects.toThrow(/does not start: no memory/);
    await expect(emulator.address()).rejects.toMatchObject({ code: 'emulator-failed' });
  });

  it('is at once the running one when the settings say so, and starts none of its own', async () => {
    const { own, children } = withFakes();
    const emulator = createEmulator(own, { use: 'running', url: 'http://localhost:4001/', key: 'r' });
    expect(await emulator.address()).toEqual({
      url: 'http://localhost:4001',
      rtaUrl: 'ws://localhost:4001/connect',
      key: 'r',
    });
    expect(children).toHaveLength(0);
  });

  it('says that a running one does not answer, and is asked again when that changes', () => {
    const { own } = withFakes();
    const emulator = createEmulator(own, { use: 'running', url: 'http://127.0.0.1:4001', key: 'r' });
    const seen: string[] = [];
    emulator.onStatus(({ state }) => seen.push(state));
    emulator.tell('it refused');
    emulator.tell('it refused');
    emulator.tell(null);
    expect(seen).toEqual(['failed', 'ready']);
  });

  it('changes over as the settings change', () => {
    const { own, children } = withFakes();
    const emulator = createEmulator(own, { use: 'running', url: 'http://127.0.0.1:4001', key: 'r' });
    emulator.use({ use: 'own' });
    expect(children).toHaveLength(1);
    expect(emulator.status()).toMatchObject({ state: 'starting', use: 'own' });
  });
});
