import { resolve } from 'node:path';
import { screens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

const folder = resolve(import.meta.dirname, 'pictures');
const sizes = [
  [1280, 800],
  [800, 600],
] as const;

for (const screen of screens) {
  test(`${screen.name} fits its window, in light and dark, wide and narrow`, async ({
    directory,
    program,
  }) => {
    await screen.show(program, directory);
    for (const [width, height] of sizes) {
      await program.page.setViewportSize({ width, height });
      for (const theme of ['light', 'dark'] as const) {
        await program.theme(theme);
        await program.page.screenshot({
          path: `${folder}/${screen.name}-${width}-${theme}.png`,
          animations: 'disabled',
        });
      }
      const overflow = await program.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}
