import { expect, test } from './support/test.ts';

test('the page has no Node, and only the bridge of the preload', async ({ program }) => {
  const found = await program.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in window),
    bridge: Object.keys(window.beckon).sort(),
  }));
  expect(found).toEqual({ node: [], bridge: ['command', 'listen'] });
});

test('what the page does to its own built-ins and to the bridge does not reach the preload', async ({
  program,
}) => {
  const answer = await program.page.evaluate(async () => {
    const seen: string[] = [];
    for (const name of ['apply', 'get', 'construct'] as const) {
      const original: unknown = Reflect[name];
      Object.defineProperty(Reflect, name, {
        value: (...args: unknown[]) => {
          seen.push(name);
          return typeof original === 'function' ? original(...args) : undefined;
        },
      });
    }
    let replaced = true;
    try {
      Object.defineProperty(window.beckon, 'command', { value: () => 'mine' });
    } catch {
      replaced = false;
    }
    const { ok } = await window.beckon.command('snapshot', null);
    return { replaced, ok, seen };
  });
  expect(answer).toEqual({ replaced: false, ok: true, seen: [] });
});

test('the page comes from app:// under a policy that stops inline script and outside addresses', async ({
  program,
}) => {
  const url = await program.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
  );
  expect(url).toMatch(/^app:\/\/beckon\//);
  const stopped = await program.page.evaluate(async () => {
    const violations: { directive: string; policy: string }[] = [];
    const both = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, originalPolicy }) => {
        if (violations.push({ directive: effectiveDirective, policy: originalPolicy }) === 2) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    const outside = await fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'stopped',
    );
    await both;
    return { injected: 'injected' in window, outside, violations };
  });
  expect(stopped).toMatchObject({ injected: false, outside: 'stopped' });
  expect(stopped.violations.map(({ directive }) => directive).sort()).toEqual([
    'connect-src',
    'script-src-elem',
  ]);
  const policy = stopped.violations[0]?.policy ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-|\*|http:|https:/);
});

test('the window goes nowhere else, and opens no other', async ({ program }) => {
  const before = program.page.url();
  const opened = await program.page.evaluate(() => {
    const result = window.open('https://example.invalid/');
    location.href = 'https://example.invalid/';
    return result === null;
  });
  expect(opened).toBe(true);
  await expect(program.page.getByRole('main')).toBeVisible();
  expect(program.page.url()).toBe(before);
  expect(program.app.windows()).toHaveLength(1);
});

test('every permission is denied', async ({ program }) => {
  const states = await program.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a command that the contract does not know, or with bad input, is answered with an error', async ({
  program,
}) => {
  const answers = await program.page.evaluate(async () => {
    return Promise.all([
      window.beckon.command('shell.run', 'rm'),
      window.beckon.command('link.take', { text: 7, by: 'paste' }),
      window.beckon.command('schemes.register', { scheme: 'https' }),
      window.beckon.command('__proto__', null),
    ]);
  });
  for (const answer of answers) expect(answer.ok).toBe(false);
});

test('no key or authorization reaches the window', async ({ directory, program }) => {
  const lobby = await directory.lobby();
  await program.open(lobby.link);
  const { id } = await program.newest('joined');
  const everything = await program.page.evaluate(async (activation) => {
    const wholeCalls = async () => {
      const of = { kind: 'activation', id: activation };
      const listed = await window.beckon.command('calls.list', { of, from: 0 });
      const calls = listed.ok ? (listed.value as { calls: { id: string }[] }).calls : [];
      return Promise.all(calls.map((call) => window.beckon.command('calls.read', { of, id: call.id })));
    };
    return JSON.stringify([
      await window.beckon.command('snapshot', null),
      await window.beckon.command('calls.list', { of: { kind: 'activation', id: activation }, from: 0 }),
      ...(await wholeCalls()),
      document.documentElement.outerHTML,
    ]);
  }, id);
  expect(everything).toContain('/handles/');
  expect(everything).toContain('[struck out]');
  expect(everything).not.toContain(';beckon');
  expect(everything).not.toContain(directory.key);
});
