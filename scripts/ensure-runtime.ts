import * as apt from './apt.ts';
import { downloadElectron, recentFailure } from './electron-download.ts';
import { missingPackages } from './programs.ts';
import { applyRuntime, findElectron, type Runtime, STAND_IN } from './runtime.ts';

/** What is missing and can't be mended from here: a message for the person, not a fault of the script. */
export class SetupError extends Error {}

type Say = (line: string) => void;

/**
 * Makes sure that a runtime is there, and has this process use it: Electron's own where it is or can be downloaded,
 * otherwise the stand-in. `again` forgets an earlier failure to download. Words go to stderr, or to `say`.
 */
export async function ensureRuntime(options: { again?: boolean; say?: Say } = {}): Promise<Runtime> {
  const { again = false, say = (line) => console.error(line) } = options;
  const runtime = findElectron() ?? (await fetchElectron(again, say)) ?? (await prepareStandIn(say));
  applyRuntime(runtime);
  return runtime;
}

async function fetchElectron(again: boolean, say: Say): Promise<Runtime | null> {
  // Without a stand-in there is nothing to fall back to: then a failure of the last hour is no reason not to try.
  const earlier = again || process.platform !== 'linux' ? null : recentFailure();
  const patience = setTimeout(say, 1_500, 'Electron is being downloaded (about 120 MB, once)…');
  const failure = earlier ?? (await downloadElectron());
  clearTimeout(patience);
  if (failure === null) return findElectron();
  if (process.platform !== 'linux') {
    throw new SetupError(
      `Electron could not be downloaded (${failure.why}). Is the network there? Then: npm run setup`,
    );
  }
  const tried = earlier === null ? '' : ', at the last try; to try again: npm run setup -- --again';
  say(`Electron could not be downloaded (${failure.why}${tried}): its stand-in is used.`);
  return null;
}

async function prepareStandIn(say: Say): Promise<Runtime> {
  const missing = missingPackages();
  if (missing.length === 0) return STAND_IN;
  const osRelease = apt.osRelease();
  const packages = apt.packagesFor(osRelease, missing);
  if (!apt.isDebianLike(osRelease)) {
    throw new SetupError(
      `The stand-in needs ${missing.join(', ')} (Debian's names): install them, then start this again.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new SetupError(
      `The stand-in needs ${packages.join(', ')}. Type:\n  ${apt.installCommand(packages)}`,
    );
  }
  say(`Installing ${packages.join(', ')} with apt-get, which can take a minute…`);
  const start = performance.now();
  await apt.install(packages);
  const left = missingPackages();
  if (left.length > 0)
    throw new SetupError(`${left.join(', ')}: still missing after apt-get has installed them.`);
  say(`Installed in ${Math.round((performance.now() - start) / 1000)} s.`);
  return STAND_IN;
}
