/** Imported first by every command: an older Node would stop later, at something that says less. */
const NEEDED = 24;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `Beckon's scripts need Node ${NEEDED}, and this is Node ${process.versions.node}. ` +
      'npm ci puts the right one into node_modules: start the script through npm, such as "npm run setup".',
  );
  process.exit(1);
}
