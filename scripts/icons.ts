import './node-version.ts';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { runCommand } from './command.ts';
import { icnsOf, icoOf, type Png } from './icon-files.ts';
import { inProject } from './project.ts';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 256];
const MACOS = [32, 64, 128, 256, 512, 1024];
/** macOS draws nothing to the edge: the picture stands in a margin of a tenth. */
const MACOS_VIEW = 'viewBox="-64 -64 640 640"';

const HELP = `Usage: node scripts/icons.ts

Makes every icon file in assets/ from assets/icon.svg. For when the drawing was changed.

Example:
  npm exec -- node scripts/icons.ts`;

await runCommand(HELP, async () => {
  const assets = inProject('assets');
  const svg = readFileSync(join(assets, 'icon.svg'), 'utf8');
  mkdirSync(join(assets, 'icons'), { recursive: true });
  writeFileSync(join(assets, 'icon.png'), draw(svg, 1024).data);
  writeFileSync(join(assets, 'icon.ico'), icoOf(WINDOWS.map((size) => draw(svg, size))));
  const forMacos = svg.replace(/viewBox="[^"]*"/, MACOS_VIEW);
  writeFileSync(join(assets, 'icon.icns'), icnsOf(MACOS.map((size) => draw(forMacos, size))));
  for (const size of LINUX) writeFileSync(join(assets, 'icons', `${size}x${size}.png`), draw(svg, size).data);
  return 0;
});

function draw(svg: string, size: number): Png {
  return { size, data: new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng() };
}
