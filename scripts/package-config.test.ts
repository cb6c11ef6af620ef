import { type Configuration, Packager } from 'electron-builder';
import { expect, test } from 'vitest';
import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { inProject } from './project.ts';

/** As electron-builder itself reads it, its schema included. */
async function packageConfig(): Promise<Configuration> {
  const packager = new Packager({ projectDir: inProject() });
  await packager.validateConfig();
  return packager.config;
}

test('the fuses leave no way into the packaged program but its own app.asar', async () => {
  expect((await packageConfig()).electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

test("the package declares the demo title's scheme and no other", async () => {
  const { protocols, mac, win, linux } = await packageConfig();
  expect([protocols].flat().flatMap((protocol) => protocol?.schemes)).toEqual([DEMO_TITLE.scheme]);
  for (const system of [mac, win, linux]) expect(system).not.toHaveProperty('protocols');
});

test('only what was built is packed, into an app.asar', async () => {
  const { asar, files, extraFiles, extraResources } = await packageConfig();
  expect(asar).toBe(true);
  const filter = ['package.json', 'out/main/**/*', 'out/preload/**/*', 'out/renderer/**/*', '!**/*.map'];
  expect(files).toEqual([{ filter }]);
  expect([extraFiles, extraResources]).toEqual([undefined, undefined]);
});

test('a link comes to the packaged program behind `--`', async () => {
  expect((await packageConfig()).linux?.executableArgs).toEqual(['--']);
});
