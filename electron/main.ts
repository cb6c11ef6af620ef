import { mkdirSync } from 'node:fs';
import { app, protocol } from 'electron';
import { cutLink, handOver, linksInArgv } from './activation/argv.ts';
import { createArrivals } from './activation/arrivals.ts';
import { APP_SCHEME } from './app-scheme.ts';

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
const profile = process.env.BECKON_USER_DATA;
if (profile) {
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
}

if (app.requestSingleInstanceLock(handOver(process.argv))) {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  arrivals.arrive({ by: 'argv', links: linksInArgv(process.argv) });
  import('./program.ts')
    .then(({ startProgram }) => startProgram(arrivals))
    .catch((error: unknown) => {
      process.stderr.write(
        `Beckon could not start: ${error instanceof Error ? error.stack : String(error)}\n`,
      );
      app.exit(1);
    });
} else {
  app.exit(0);
}
