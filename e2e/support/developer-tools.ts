import { chromium, type Page } from '@playwright/test';

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Opens a HAR as a person does: in Chromium's own developer tools, by "Import HAR file" of their Network panel. */
export const openHar = async (
  executablePath: string,
  path: string,
): Promise<{ page: Page; close: () => Promise<void> }> => {
  const browser = await chromium.launch({ executablePath, args: ['--headless=new', ...asRoot] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  page.setDefaultTimeout(20_000);
  await page.goto('devtools://devtools/bundled/devtools_app.html');
  await page.getByRole('tab', { name: 'Network' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Import HAR/ }).click();
  await (await chooser).setFiles(path);
  return { page, close: () => browser.close() };
};
