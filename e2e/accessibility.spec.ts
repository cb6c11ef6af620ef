import AxeBuilder from '@axe-core/playwright';
import { screens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

for (const screen of screens) {
  test(`axe finds nothing on ${screen.name}, in light and dark`, async ({ directory, program }) => {
    await screen.show(program, directory);
    for (const theme of ['light', 'dark'] as const) {
      await program.theme(theme);
      // Playwright's Electron contexts cannot open the blank page that axe's default mode wants.
      const { violations } = await new AxeBuilder({ page: program.page }).setLegacyMode(true).analyze();
      const found = violations.map(({ id, nodes }) => ({ id, theme, at: nodes.map((node) => node.html) }));
      expect(found).toEqual([]);
    }
  });
}
