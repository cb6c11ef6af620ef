import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from './project.ts';

/** For each place: imports that its wall must stop, and imports that it must let through. */
const WALLS: Record<string, { stops: string[]; lets: string[] }> = {
  'protocol/probe.ts': {
    stops: ['../client/rta.ts', '../emulator/serve.ts', '../electron/settings.ts', 'node:fs', 'ws', 'react'],
    lets: ['./link.ts', 'zod'],
  },
  'client/probe.ts': {
    stops: [
      '../emulator/serve.ts',
      '../electron/main.ts',
      '../renderer/app.tsx',
      '../cli/beckon.ts',
      'electron',
      'react',
    ],
    lets: ['../protocol/link.ts', './rta.ts', 'ws', 'node:https'],
  },
  'emulator/probe.ts': {
    stops: [
      '../client/rta.ts',
      '../electron/main.ts',
      '../cli/beckon.ts',
      '../e2e/support/test.ts',
      'electron',
    ],
    lets: ['../protocol/link.ts', './serve.ts', './rta/frames.ts', 'hono', 'node:http'],
  },
  'electron/probe.ts': {
    stops: [
      '../emulator/serve.ts',
      '../renderer/app.tsx',
      '../cli/beckon.ts',
      '../e2e/standin/app.ts',
      'react-dom',
    ],
    lets: ['electron', '../protocol/link.ts', '../client/rta.ts', './desk/desk.ts', './ipc/contract.ts'],
  },
  'electron/calls/probe.ts': {
    stops: ['electron', '../desk/desk.ts', '../players/players.ts', '../ipc/contract.ts', '../main.ts'],
    lets: ['../../protocol/link.ts', '../journal/journal.ts', '../activation/activation.ts', 'node:fs'],
  },
  'electron/activation/probe.ts': {
    stops: [
      'electron',
      '../desk/desk.ts',
      '../journal/journal.ts',
      '../ipc/contract.ts',
      '../main.ts',
      '../../client/rta.ts',
    ],
    lets: ['../../protocol/link.ts', './argv.ts', 'node:fs/promises'],
  },
  'electron/activation/schemes/probe.ts': {
    stops: [
      'electron',
      '../../desk/desk.ts',
      '../../ipc/contract.ts',
      '../../../emulator/serve.ts',
      '../../main.ts',
    ],
    lets: ['../../../protocol/link.ts', '../activation.ts'],
  },
  'electron/setup-check/probe.ts': {
    stops: ['electron', '../desk/desk.ts', '../journal/journal.ts', '../ipc/contract.ts', '../main.ts'],
    lets: ['../../protocol/link.ts', '../../client/rta.ts', '../accounts/account.ts', '../players/player.ts'],
  },
  'electron/locales/probe.ts': {
    stops: [
      'electron',
      '../desk/desk.ts',
      '../ipc/contract.ts',
      '../../renderer/locales/en.ts',
      'react-i18next',
    ],
    lets: ['../../protocol/link-problems.ts', '../settings.ts', 'i18next'],
  },
  'electron/journal/probe.ts': {
    stops: ['electron', '../desk/desk.ts', '../players/players.ts', '../ipc/contract.ts', '../preload.ts'],
    lets: ['../activation/activation.ts', '../../protocol/exchange.ts', 'node:sqlite'],
  },
  'electron/players/probe.ts': {
    stops: ['electron', '../desk/desk.ts', '../journal/journal.ts', '../ipc/contract.ts', '../main.ts'],
    lets: ['../../client/answers.ts', '../../protocol/ids.ts', '../settings.ts'],
  },
  'electron/accounts/probe.ts': {
    stops: ['electron', '../desk/desk.ts', '../journal/journal.ts', '../ipc/contract.ts', '../main.ts'],
    lets: ['../../client/answers.ts', '../../protocol/ids.ts', '../players/player.ts', '@azure/msal-node'],
  },
  'electron/desk/probe.ts': {
    stops: ['electron', '../ipc/contract.ts', '../main.ts', '../../emulator/serve.ts', 'react'],
    lets: [
      '../activation/activation.ts',
      '../journal/journal.ts',
      '../players/players.ts',
      '../../client/rta.ts',
    ],
  },
  'electron/ipc/probe.ts': {
    stops: ['electron', '../main.ts', '../preload.ts', '../../emulator/serve.ts', '../../renderer/app.tsx'],
    lets: ['../desk/desk.ts', '../activation/activation.ts', '../../protocol/ids.ts', 'zod'],
  },
  'renderer/session/probe.tsx': {
    stops: [
      'node:fs',
      'electron',
      '../../client/rta.ts',
      '../../emulator/serve.ts',
      '../../electron/settings.ts',
    ],
    lets: ['../../protocol/members.ts', '../../electron/ipc/contract.ts', 'react', '../app.tsx'],
  },
  'cli/probe.ts': {
    stops: [
      'electron',
      '../electron/ipc/contract.ts',
      '../renderer/app.tsx',
      '../e2e/support/test.ts',
      'react',
    ],
    lets: ['../protocol/link.ts', '../client/rta.ts', '../emulator/serve.ts', 'commander'],
  },
};

const probes = Object.entries(WALLS).flatMap(([place, { stops, lets }]) =>
  [
    ...stops.map((name) => ({ place, name, stopped: true })),
    ...lets.map((name) => ({ place, name, stopped: false })),
  ].map((probe, index) => ({ ...probe, file: place.replace('probe', `probe-${index}`) })),
);

/** Files in which Biome, set up as ours, reports an import that breaks a wall. */
function lint(folder: string): Promise<Set<string>> {
  const biome = inProject('node_modules/@biomejs/biome/bin/biome');
  const arguments_ = [
    biome,
    'lint',
    '--only=style/noRestrictedImports',
    '--reporter=json',
    '--max-diagnostics=none',
  ];
  return new Promise((done, failed) => {
    execFile(process.execPath, arguments_, { cwd: folder, maxBuffer: 2 ** 24 }, (_error, stdout) => {
      try {
        const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
        done(new Set(diagnostics.map(({ location }) => location.path.replaceAll('\\', '/'))));
      } catch (error) {
        failed(error);
      }
    });
  });
}

describe('the walls between the folders', () => {
  let folder: string;
  let reported: Set<string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beckon-walls-'));
    const config = JSON.parse(readFileSync(inProject('biome.json'), 'utf8')) as object;
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const { file, name } of probes) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `import '${name}';\n`);
    }
    reported = await lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(probes.filter(({ stopped }) => stopped))('$place may not import $name', ({ file }) => {
    expect(reported).toContain(file);
  });

  test.each(probes.filter(({ stopped }) => !stopped))('$place may import $name', ({ file }) => {
    expect(reported).not.toContain(file);
  });

  test('nothing in the project as it is breaks one', async () => {
    expect([...(await lint(inProject()))]).toEqual([]);
  });
});
