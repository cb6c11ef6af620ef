/**
 * What the program runs on, as `process.versions` has it: `Electron 45.1.0, Chromium 156.0.7812.3, Node 24.9.0`. What
 * stands in for Electron says so in its version.
 */
export const runtimeWords = ({ electron, chrome, node }: NodeJS.ProcessVersions): string =>
  Object.entries({ Electron: electron, Chromium: chrome, Node: node })
    .flatMap(([name, version]) => (version ? [`${name} ${version}`] : []))
    .join(', ');
