import AxeBuilder from '@axe-core/playwright';
import { screens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

for (const screen of screens) {
  test(`axe finds nothing on ${screen.name}, in light, dark and forced colours`, async ({
    directory,
    program,
  }) => {
    await screen.show(program, directory);
    const looks = {
      light: () => program.theme('light'),
      dark: () => program.theme('dark'),
      forced: () => program.page.emulateMedia({ forcedColors: 'active' }),
    };
    for (const [look, putOn] of Object.entries(looks)) {
      await putOn();
      // Playwright's Electron contexts cannot open the blank page that axe's default mode wants.
      const { violations } = await new AxeBuilder({ page: program.page }).setLegacyMode(true).analyze();
      const found = violations.map(({ id, nodes }) => ({ id, look, at: nodes.map((node) => node.html) }));
      expect(found).toEqual([]);
    }
  });
}
