import './node-version.ts';
import { readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listPackage } from '@electron/asar';
import { build, type Configuration, Platform } from 'electron-builder';
import { runCommand } from './command.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { faultsOf } from './package-contents.ts';
import { inProject } from './project.ts';

const HELP = `Usage: npm run package [-- --installers]

Makes the unpacked program for this system, in dist/.

  --installers   make this system's installers instead; only where Electron itself is there

Example:
  npm run package -- --installers`;

await runCommand(HELP, async () => {
  const { values } = parseArgs({ options: { installers: { type: 'boolean', default: false } } });
  const runtime = await ensureRuntime();
  await ensureBuilt();
  if (values.installers && runtime.kind !== 'electron') {
    console.error('Installers hold Electron itself, which could not be downloaded.');
    return 1;
  }
  rmSync(inProject('dist'), { recursive: true, force: true });
  await build({
    projectDir: inProject(),
    targets: Platform.current().createTarget(values.installers ? null : 'dir'),
    publish: 'never',
    config: {
      ...homepage(),
      ...(runtime.kind === 'electron' ? {} : aroundStandIn()),
    },
  });
  return checkContents();
});
// electron-builder's own end of a process would turn every exit code into 0.
process.exit();

/** A .deb must name a homepage; the one place that it can be known is where the installers are made. */
function homepage(): Configuration {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  return server && repository ? { extraMetadata: { homepage: `${server}/${repository}` } } : {};
}

/** Around the stand-in's folder, which is laid out like Electron's and has no fuses to set. */
function aroundStandIn(): Configuration {
  console.error("Packing around Electron's stand-in: to be tested, not to be given away.");
  return { electronDist: inProject('out/standin'), electronFuses: null };
}

function checkContents(): number {
  const asars = readdirSync(inProject('dist'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('app.asar'),
  );
  if (asars.length === 0) throw new Error('No app.asar was made.');
  const faults = asars.flatMap((asar) => faultsOf(filesIn(inProject('dist', asar))));
  for (const fault of faults) console.error(`app.asar: ${fault}`);
  if (faults.length === 0) console.log(`Packed: ${asars.map((asar) => `dist/${asar}`).join(', ')}`);
  return faults.length === 0 ? 0 : 1;
}

/** Without the folders, with `/` on every system. */
function filesIn(asar: string): string[] {
  const entries = listPackage(asar, { isPack: false }).map((entry) => entry.replaceAll('\\', '/').slice(1));
  return entries.filter((entry) => !entries.some((other) => other.startsWith(`${entry}/`)));
}
