import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const ratio = (page: Page) => page.evaluate(() => devicePixelRatio);

test('Ctrl and + - 0 zoom, also over the palette, and the next start has it still', async ({ start }) => {
  const program = await start();
  const { page } = program;
  const whole = await ratio(page);
  const width = await page.evaluate(() => innerWidth);
  await page.keyboard.press('ControlOrMeta++');
  await expect.poll(() => ratio(page)).toBeCloseTo(whole * 1.1);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.press('ControlOrMeta+=');
  await expect.poll(() => ratio(page)).toBeCloseTo(whole * 1.25);
  expect(await page.evaluate(() => innerWidth)).toBe(Math.round(width / 1.25));
  await program.close();
  const { page: again } = await start();
  await expect.poll(() => ratio(again)).toBeCloseTo(whole * 1.25);
  await again.keyboard.press('ControlOrMeta+-');
  await expect.poll(() => ratio(again)).toBeCloseTo(whole * 1.1);
  await again.keyboard.press('ControlOrMeta+0');
  await expect.poll(() => ratio(again)).toBeCloseTo(whole);
});

test('Settings shows the zoom and changes it', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('ControlOrMeta+,');
  const zoom = page.getByRole('combobox', { name: 'Zoom' });
  await expect(zoom).toHaveValue('1');
  await zoom.selectOption('150 %');
  await expect.poll(() => ratio(page)).toBeCloseTo(1.5);
  await page.keyboard.press('ControlOrMeta+0');
  await expect(zoom).toHaveValue('1');
});

test('twice as large everything still fits, in the narrow form', async ({ program }) => {
  const { page } = program;
  await page.evaluate(async () => {
    await window.beckon.command('settings.change', { zoom: 2 });
  });
  await expect.poll(() => ratio(page)).toBeCloseTo(2);
  for (const place of [1, 2, 3, 4, 5, 6]) {
    await page.keyboard.press(`ControlOrMeta+${place}`);
    await page.locator('main h2').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
});

test('a zoom that no window has is refused', async ({ program }) => {
  const answer = await program.page.evaluate(() => window.beckon.command('settings.change', { zoom: 99 }));
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
});
