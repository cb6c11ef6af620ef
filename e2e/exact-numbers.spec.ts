import { parseJson } from '../protocol/exact-json.ts';
import { sessionPath } from '../protocol/session-ref.ts';
import { edit, typeJson } from './support/editing.ts';
import { expect, test } from './support/test.ts';

const BIG = '17000000000000000001';
const custom = (text: string): object => parseJson(`{"properties":{"custom":${text}}}`) as object;

test('a number that JavaScript would round is shown, kept and sent back digit by digit', async ({
  directory,
  start,
}) => {
  const first = await start();
  const { page } = first;
  const { link, sessionRef } = await directory.lobby();
  await first.open(link);
  await first.newest('joined');
  await directory.write(sessionRef, custom(`{"netId":${BIG}}`));
  await page.getByRole('tab', { name: 'Properties' }).click();
  await expect(page.getByText(BIG, { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Raw' }).click();
  // Only the lines in sight are there.
  await page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollTo(0, 500));
  await expect(page.locator('.cm-content')).toContainText(`"netId": ${BIG}`);
  await page.getByRole('tab', { name: 'Changes' }).click();
  const rows = page.getByRole('listbox', { name: /^Versions/ }).getByRole('option');
  await expect(rows.last()).toContainText(`netId = ${BIG}`);

  await edit(first, 'The session’s properties…');
  const name = 'The session’s properties';
  await expect(page.getByRole('textbox', { name })).toContainText(BIG);
  await typeJson(page, name, `{"custom": {"netId": ${BIG}, "other": 17000000000000000003}}`);
  const sends = page.getByRole('region', { name: 'What will be sent' });
  await expect(sends).toContainText('"other": 17000000000000000003');
  await expect(sends).not.toContainText('netId');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText(/status 200, written as change/)).toBeVisible();
  const answer = await fetch(directory.url + sessionPath(sessionRef), {
    headers: { authorization: 'XBL3.0 x=18000000000000101;beckon', 'x-xbl-contract-version': '107' },
  });
  const text = await answer.text();
  expect(text).toContain(`"netId":${BIG}`);
  expect(text).toContain('"other":17000000000000000003');

  await first.close();
  const again = await start();
  await again.page.getByRole('tab', { name: 'Changes' }).click();
  await again.page
    .getByRole('listbox', { name: /^Versions/ })
    .getByRole('option')
    .last()
    .click();
  const comparison = again.page.getByRole('region', { name: 'Two versions compared' });
  await expect(comparison.locator('.cm-merge-b')).toContainText('"other": 17000000000000000003');
});
