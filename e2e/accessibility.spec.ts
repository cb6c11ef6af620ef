import AxeBuilder from '@axe-core/playwright';
import { screens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

for (const screen of screens) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on ${screen.name} in ${theme}`, async ({ directory, program }) => {
      await program.theme(theme);
      await screen.show(program, directory);
      // Playwright's Electron contexts cannot open the blank page that axe's default mode wants.
      const { violations } = await new AxeBuilder({ page: program.page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => node.html) }))).toEqual([]);
    });
  }
}
