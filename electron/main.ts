import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { cutLink, handedOverWords, handOver, handOverLinks, linksInArgv } from './activation/argv.ts';
import { createArrivals, firstLinks } from './activation/arrivals.ts';
import { APP_SCHEME } from './app-scheme.ts';
import { startWords } from './locales/en-start.ts';
import { profileTrouble } from './profile-folder.ts';

/*
 * This file is all that a second process loads: it hands its link over and is gone. The first one goes on
 * to `program.ts`, which works links off, and from there to `desktop.ts`, which has the window.
 */
const arrivals = createArrivals();

// macOS sends the link of a cold start before anything asynchronous would have had its turn.
app.on('open-url', (event, url) => {
  event.preventDefault();
  arrivals.arrive({ by: 'open-url', links: [cutLink(url)] });
});

// Another profile is another program: the lock, the journal and the settings are in this folder.
const ownProfile = process.env.BECKON_USER_DATA;
const profile = ownProfile ? resolve(ownProfile) : app.getPath('userData');
const trouble = profileTrouble(profile);
if (ownProfile && trouble === null) app.setPath('userData', profile);

const given = linksInArgv(process.argv);

/** Ends a second process: a line for who typed it, and it is gone. */
const endHandedOver = (count: number): void => {
  // Whoever would read it may have gone, and that is no reason to fail.
  process.stdout.on('error', () => undefined);
  process.stdout.write(`${handedOverWords(count)}\n`);
  app.exit(0);
};

/** Ends the program that can't start, and says why. */
const endFailed = (why: string): void => {
  process.stderr.write(`${startWords.failed}: ${why}\n`);
  // An installed program on Windows and macOS has nobody who reads its stderr; Linux would print it twice.
  if (process.platform !== 'linux') dialog.showErrorBox(startWords.failed, why);
  app.exit(1);
};

/** How long a second copy on macOS waits for its link, which the system sends when it has started. */
const LINK_WITHIN_MS = 1000;

if (trouble !== null) {
  endFailed(`${startWords.noProfile}: ${trouble}`);
} else if (app.requestSingleInstanceLock(handOver(process.argv))) {
  // It would take that switch away from the processes that Electron starts later, and root can't do without.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  arrivals.arrive({ by: 'argv', links: given });
  // What was compiled once is compiled no more: of a cold start it is the part that a link waits for. Where it can't
  // be kept, nothing is lost but that.
  enableCompileCache(join(profile, 'compiled'));
  import('./program.ts')
    .then(({ startProgram }) => startProgram(arrivals))
    .catch((error: unknown) =>
      endFailed(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
} else if (process.platform === 'darwin' && given.length === 0) {
  // Another copy of the program: its link comes as `open-url`, and only now.
  void firstLinks(arrivals, LINK_WITHIN_MS).then((links) => {
    if (links.length > 0) app.requestSingleInstanceLock(handOverLinks(links));
    endHandedOver(links.length);
  });
} else {
  endHandedOver(given.length);
}
