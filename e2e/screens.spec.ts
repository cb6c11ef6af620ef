import { resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/kept-program.ts';
import { screens } from './support/screens.ts';

const folder = resolve(import.meta.dirname, 'pictures');
/** Nobody looks at the pictures of a machine that only checks. */
const isLookedAt = process.env.CI === undefined;
const sizes = [
  [1280, 800],
  [800, 600],
] as const;

/** Another theme changes colours alone: after a look with all rules, those that look at colours are enough. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const axeFinds = async (page: Page, { coloursAlone = false } = {}) => {
  // Playwright's Electron contexts cannot open the blank page that axe's default mode wants.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (coloursAlone ? axe.withRules(COLOUR_RULES) : axe).analyze();
  return violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }));
};

// Both in one: coming to a screen takes longer than looking at it.
for (const { name, show } of screens) {
  test(`${name} fits its window, wide and narrow, and axe finds nothing in light, dark and forced colours`, async ({
    directory,
    xboxLive,
    program,
  }) => {
    const { page } = program;
    await show(program, directory, xboxLive);
    for (const theme of ['light', 'dark'] as const) {
      await program.theme(theme);
      expect(await axeFinds(page, { coloursAlone: theme === 'dark' }), theme).toEqual([]);
      for (const [width, height] of sizes.toReversed()) {
        await page.setViewportSize({ width, height });
        if (isLookedAt) {
          const path = `${folder}/${name}-${width}-${theme}.png`;
          await page.screenshot({ path, animations: 'disabled' });
        }
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${width} ${theme}`).toBeLessThanOrEqual(0);
      }
    }
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await axeFinds(page, { coloursAlone: true }), 'forced colours').toEqual([]);
  });
}
