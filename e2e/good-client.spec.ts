import { startProxy } from '../client/testing/connect-proxy.ts';
import { callRows } from './support/calls-page.ts';
import type { Program } from './support/program.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const openPlayers = ({ page }: Program) =>
  page.getByRole('navigation').getByRole('button', { name: 'Players' }).click();

const rowOf = ({ page }: Program, xuid: string) =>
  page.getByRole('table', { name: 'Players on Xbox Live' }).getByRole('row').filter({ hasText: xuid });

/** Asks what nobody is doing, so many times at once; the answers are not waited for. */
const lookUp = ({ page }: Program, as: string, times: number) =>
  page.evaluate(
    ([player, count]) => {
      for (let call = 0; call < count; call++) {
        void window.beckon.command('players.look-up', { as: player, of: { xuids: ['2533274800000009'] } });
      }
    },
    [as, times] as const,
  );

test('calls that would break the service’s limit wait, the window says so, and they can be called off', async ({
  start,
  xboxLive,
}) => {
  const program = await start();
  const { page } = program;
  const { link } = await xboxLive.invite();
  await xboxLive.addTo(program, REAL.Fay);
  // The service says that it takes less by now: five in five minutes can be reached, and last.
  const taught = { version: 1, currentRequests: 6, maxRequests: 5, periodInSeconds: 300, limitType: 'Rate' };
  const refusal = { status: 429, headers: { 'Retry-After': '0' }, body: JSON.stringify(taught) };
  await xboxLive.fault({ kind: 'status', ...refusal }, { path: '^/handles/query' });
  await lookUp(program, REAL.Fay, 4);
  await openPlayers(program);
  await expect(rowOf(program, REAL.Fay)).toContainText('5 of 5 in 300 s');
  const asked = () => xboxLive.count('POST', /^\/handles\/query/);
  expect(await asked()).toBe(5);

  await lookUp(program, REAL.Fay, 1);
  await expect(rowOf(program, REAL.Fay)).toContainText(/A call of \S+ waits \d+ s for the service’s limit/);

  // What the invite is would be asked now; that waits as well, and at the activation it says why.
  await program.open(link);
  await expect(
    page.getByText(/2 calls of \S+ wait for the service’s limit, the first for \d+ s/),
  ).toBeVisible();
  await expect(page.getByText('5 of 5 in 300 s: one more would be refused')).toBeVisible();

  const { id } = await program.newest('asking');
  await page.evaluate((activation) => {
    const request = { method: 'GET', path: '/handles/x', headers: [], body: '' };
    void window.beckon.command('request.send', { id: activation, request });
  }, id);
  await expect(page.getByText(/3 calls of \S+ wait/)).toBeVisible();
  await page.evaluate(
    (activation) => window.beckon.command('act.call-off', { id: activation, kind: 'request' }),
    id,
  );
  await page.getByRole('tab', { name: 'Calls' }).click();
  await callRows(program)
    .filter({ hasText: /waited \d+\.\d s/ })
    .click();
  await expect(page.getByText(/waited \d+\.\d s for the service’s limit/)).toBeVisible();
  await expect(page.getByText(/2 calls of \S+ wait/)).toBeVisible();

  await page.getByRole('button', { name: /^Join as/ }).click();
  await expect(page.getByRole('heading', { name: 'The join waits for its turn' })).toBeVisible();
  await expect(page.getByRole('option', { name: /^waits/ })).toBeVisible();
  await page.getByRole('button', { name: 'Call the join off' }).press('Enter');
  expect((await program.newest('refused')).reason).toMatchObject({ code: 'declined' });
  await expect(page.getByRole('button', { name: /^Join as/ })).toBeVisible();
  await expect(page.getByText(/2 calls of \S+ wait/)).toBeVisible();
  expect([await asked(), await xboxLive.count('GET', /^\/handles\//)]).toEqual([5, 0]);
});

test('calls and channel go through the system’s proxy, and what the proxy refuses is told', async ({
  start,
  xboxLive,
}) => {
  let refuse: number | null = 403;
  const proxy = await startProxy({ refuse: () => refuse });
  try {
    // Loopback is led past a proxy, unless the list says so.
    const program = await start(`--proxy-server=http://${proxy.host}`, '--proxy-bypass-list=<-loopback>');
    const { link, handleId } = await xboxLive.invite();
    await xboxLive.addTo(program, REAL.Fay);
    await program.open(link);
    const { id } = await program.newest('asking');
    await program.page.evaluate(
      (activation) => window.beckon.command('activation.join', { id: activation, as: null }),
      id,
    );
    await openPlayers(program);
    await expect(rowOf(program, REAL.Fay)).toContainText(`the proxy ${proxy.host} answered 403`);

    refuse = null;
    await program.newest('joined');
    await expect(rowOf(program, REAL.Fay)).toContainText(/up|live/i);
    const { host } = new URL(xboxLive.url);
    expect(proxy.asked).toContain(`GET ${xboxLive.url}/handles/${handleId}`);
    expect(proxy.asked).toContain(`PUT ${xboxLive.url}/handles/${handleId}/session`);
    expect(proxy.asked).toContain(`CONNECT ${host}`);
  } finally {
    await proxy.close();
  }
});
