const words = {
  done: ['Go back to Beckon', 'It has Microsoft’s answer and goes on by itself. This page can be closed.'],
  refused: [
    'The sign-in did not go through',
    'Beckon says why, and what can be done. This page can be closed.',
  ],
  strange: [
    'Nothing to see here',
    'Beckon waits here for Microsoft’s answer to a sign-in, and this is none.',
  ],
} as const;

/** What the browser shows when it came back: no script, nothing from elsewhere, nothing of the request. */
export const redirectPage = (page: keyof typeof words): string => {
  const [title, text] = words[page];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
  main { max-width: 32rem; margin: 20vh auto 0; padding: 0 1.5rem; }
  h1 { font-size: 1.5rem; font-weight: 600; }
</style>
<main>
  <h1>${title}</h1>
  <p>${text}</p>
</main>
</html>
`;
};
