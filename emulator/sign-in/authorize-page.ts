import { createHash } from 'node:crypto';
import type { Player } from '../players.ts';
import type { Pending } from './device-codes.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const SUBMIT = 'document.forms[0].submit()';
const SUBMIT_HASH = createHash('sha256').update(SUBMIT).digest('base64');

const page = (title: string, body: string, script = ''): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SUBMIT_HASH}'">
<title>${escaped(title)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
  main { max-width: 32rem; margin: 10vh auto 0; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; font-weight: 600; }
  button { font: inherit; display: block; width: 100%; text-align: start; margin: 0.5rem 0; padding: 0.5rem 0.75rem; }
  small { opacity: 0.75; }
</style>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
${script === '' ? '' : `<script>${script}</script>\n`}</html>
`;

/** Whose sign-in is it? A button for each player, and one to decline. */
export const choicePage = ({ userCode, client }: Pending, players: readonly Player[]): string =>
  page(
    'Sign in at the emulator',
    `<p>A program with the client ID <code>${escaped(client)}</code> asks who you are. This is Beckon’s emulator, not Microsoft: nobody types a password here.</p>
<form method="post">
<input type="hidden" name="sign-in" value="${userCode}">
${players
  .map(
    ({ xuid, gamertag }) =>
      `<button name="xuid" value="${xuid}">${escaped(gamertag)} <small>${xuid}</small></button>`,
  )
  .join('\n')}
<button name="decline" value="1">Decline</button>
</form>`,
  );

/** Brings the answer back to the program as a form, by itself where the browser lets it. */
export const comeBackPage = (uri: string, parameters: URLSearchParams): string =>
  page(
    'Going back to the program',
    `<form method="post" action="${escaped(uri)}">
${[...parameters].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('\n')}
<button>Go on</button>
</form>`,
    SUBMIT,
  );

export const refusedPage = (why: string): string =>
  page('The sign-in can not begin', `<p>${escaped(why)}</p>`);
