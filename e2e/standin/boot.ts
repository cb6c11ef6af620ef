import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { chromiumVersion, whenChromiumCrashes } from './chromium.ts';
import { givenArguments } from './command-line.ts';
import { electron } from './electron-module.ts';
import { packagedProgram } from './packaged.ts';
import { program } from './paths.ts';
import { electronVersion } from './version.ts';

type Start = { modules: string[]; file: string | null; version: boolean };

/** Electron's own reading of its command line: everything after the program's path belongs to the program. */
function readCommandLine(argv: readonly string[]): Start {
  const start: Start = { modules: [], file: null, version: false };
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    if (argument === '-r' || argument === '--require') {
      at += 1;
      start.modules.push(argv[at] ?? '');
    } else if (argument === '--version' || argument === '-v') {
      return { ...start, version: true };
    } else if (!argument.startsWith('-')) {
      return { ...start, file: argument };
    }
  }
  return start;
}

/** Makes `electron` what this folder implements, for `require` and for `import`. */
function serveElectronModule(): void {
  const key = 'electron-standin';
  Object.defineProperty(globalThis, Symbol.for(key), { value: electron });
  const find = `globalThis[Symbol.for('${key}')]`;
  const names = Object.keys(electron).map((name) => `export const ${name} = electron.${name};`);
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
      const format = context.conditions.includes('require') ? 'commonjs' : 'module';
      return { url: `electron-standin:${format}`, format, shortCircuit: true };
    },
    load(url, context, next) {
      if (url === 'electron-standin:commonjs') {
        return { format: 'commonjs', source: `module.exports = ${find};`, shortCircuit: true };
      }
      if (url === 'electron-standin:module') {
        const source = [`const electron = ${find};`, 'export default electron;', ...names].join('\n');
        return { format: 'module', source, shortCircuit: true };
      }
      return next(url, context);
    },
  });
}

/** Node under Electron's names. */
function describeProcess(executable: string): void {
  const define = (name: string, value: unknown) =>
    Object.defineProperty(process, name, { value, enumerable: true, configurable: true });
  // Whoever shows the version must not call this Electron.
  const versions = { ...process.versions, electron: `${electronVersion}-stand-in` };
  Object.defineProperty(versions, 'chrome', { get: chromiumVersion, enumerable: true });
  define('versions', Object.freeze(versions));
  define('type', 'browser');
  define('resourcesPath', join(dirname(executable), 'resources'));
  process.execPath = executable;
  process.argv = [executable, ...givenArguments];
}

/** Reads the program's package.json and returns its main script. */
function openProgram(path: string): string {
  const manifest = join(path, 'package.json');
  if (existsSync(manifest)) {
    const {
      name,
      productName,
      version,
      main = 'index.js',
      desktopName,
    } = JSON.parse(readFileSync(manifest, 'utf8'));
    program.name = productName ?? name ?? program.name;
    program.version = version ?? '';
    program.desktopName = desktopName ?? `${program.name}.desktop`;
    program.appPath = path;
    return resolve(path, main);
  }
  program.version = electronVersion;
  const script = createRequire(join(path, 'x')).resolve(path);
  program.appPath = dirname(script);
  return script;
}

async function load(script: string): Promise<void> {
  const require = createRequire(script);
  if (extname(script) === '.cjs') require(script);
  else await import(pathToFileURL(script).href);
}

async function main(): Promise<void> {
  const executable = process.env.STANDIN_EXECUTABLE ?? process.execPath;
  delete process.env.STANDIN_EXECUTABLE;
  // First of all, for the library that unpacks asks whether it runs in Electron, and would then look for Electron's fs.
  const packaged = await packagedProgram(executable);
  describeProcess(executable);
  const start = packaged ? { modules: [], file: packaged, version: false } : readCommandLine(givenArguments);
  if (start.version) {
    console.log(`v${electronVersion}`);
    return;
  }
  if (start.file === null) throw new Error('Name the program to start: its folder, or its main script.');

  serveElectronModule();
  whenChromiumCrashes((lastWords) => {
    console.error(lastWords);
    app.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // As in Electron, the first asks the program to quit, and the second ends it whatever the program does.
    process.once(signal, () => app.quit());
  }
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error('A JavaScript error occurred in the main process\nUncaught Exception:\n', error);
  });

  const require = createRequire(join(process.cwd(), 'x'));
  for (const module of start.modules) require(module);
  const script = openProgram(resolve(start.file));
  if (!packaged) Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  await load(script);
  setImmediate(() => app.start());
}

main().catch((error: unknown) => {
  console.error('App threw an error during load');
  console.error(error);
  process.exit(1);
});
