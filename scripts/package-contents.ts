/** What the program needs to start, at these places in app.asar. */
const NEEDED = [
  'package.json',
  'out/main/main.cjs',
  'out/main/emulator.cjs',
  'out/main/call-files.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** Everything that may be there: built code, and what the page loads. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/(main|preload)\/[\w.-]+\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
];

/** What is wrong with a list of the files in app.asar, in sentences; empty when it is as it must be. */
export function faultsOf(files: readonly string[]): string[] {
  const missing = NEEDED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`);
  const surplus = files.filter((file) => !ALLOWED.some((allowed) => allowed.test(file)));
  return [...missing, ...surplus.map((file) => `${file} does not belong there`)];
}
