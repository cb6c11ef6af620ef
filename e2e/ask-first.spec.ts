import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { clickNotice, keepBehind, seenNotices, watchNotices } from './support/notices.ts';
import { expect, REAL, test } from './support/xbox-live.ts';

const looks = /^\/handles\/[^/]+$/;
const joins = /^\/handles\/[^/]+\/session$/;
const names = /^\/users\/batch\/profile\/settings$/;
const { Eve, Fay, Gil } = REAL;

test('an invite for an account leads to its sign-in, then asks and shows what it is, and is joined, or not now and later', async ({
  start,
  xboxLive,
}) => {
  const program = await start();
  const { page } = program;
  const panel = page.getByRole('main');
  const { link, sessionRef } = await xboxLive.invite();
  await program.open(link);
  const { id, reason } = await program.newest('refused');
  expect(reason).toMatchObject({ code: 'other-account', about: Fay });
  await expect(panel).toContainText(`It is for ${Fay}`);
  await page.getByRole('button', { name: `Sign in as ${Fay}` }).click();
  await expect(page.getByRole('heading', { name: 'Players', level: 2 })).toBeVisible();
  await expect(page.getByText(`An invite waits for ${Fay}`)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the invite' }).click();
  await expect(page.getByRole('option')).toContainText('for another account');
  await page.getByRole('button', { name: `Sign in as ${Fay}` }).click();
  await expect(page.getByRole('heading', { name: 'Players', level: 2 })).toBeVisible();
  await xboxLive.addTo(program, Fay);
  // Whoever has signed in for an invite is back at it, and it asks.
  await expect(page.getByRole('heading', { name: 'Join this session?' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Join as Fay/ })).toBeVisible();
  await program.newest('asking');

  const facts = panel.getByRole('region', { name: 'What this invite is' });
  await expect(facts).toContainText('The session directory says');
  const { scid, templateName, name } = sessionRef;
  // The name of whoever sent it is nobody's of ours, and comes after the question.
  await expect(panel).toContainText('Eve invites Fay to LobbySession.');
  for (const fact of [Eve, Fay, scid, templateName, name, DEMO_TITLE.hex, DEMO_TITLE.titleId, 'Stands until'])
    await expect(facts).toContainText(fact);
  await expect(panel).toContainText('A web page can open such a link');
  expect([await xboxLive.count('GET', looks), await xboxLive.count('PUT', joins)]).toEqual([1, 0]);
  // One call, counted in the service's limits, and no change channel for it.
  const channel = (await program.snapshot()).channels.find(({ xuid }) => xuid === Fay);
  expect(channel?.rta).toEqual({ state: 'idle' });
  expect(channel?.limits?.counters.find(({ seconds }) => seconds === 300)).toMatchObject({ used: 1 });
  await page.getByRole('tab', { name: 'Calls' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('/users/batch/profile/settings');
  await expect(page.getByRole('tabpanel')).toContainText(`/handles/${link.match(/handle=([^&]+)/)?.[1]}`);

  await page.getByRole('button', { name: 'Not now' }).click();
  expect((await program.newest('refused')).reason).toMatchObject({ code: 'declined' });
  await expect(facts).toContainText(name);
  expect(await xboxLive.count('PUT', joins)).toBe(0);
  await page.getByRole('button', { name: /^Join as/ }).click();
  expect(await program.newest('joined')).toMatchObject({ id, player: Fay, session: sessionRef });
  expect([await xboxLive.count('GET', looks), await xboxLive.count('PUT', joins)]).toEqual([1, 1]);

  // Whom the answer to a look at what players are doing speaks of, and nobody knows yet.
  await page.evaluate(
    (as) => window.beckon.command('players.look-up', { as, of: { xuids: ['2533274800000003', as] } }),
    Fay,
  );
  await expect.poll(() => xboxLive.count('POST', names)).toBe(2);
});

test('“Always” joins from then on, is kept over a restart, never for a link that names another title, and is taken back', async ({
  start,
  xboxLive,
}) => {
  let program = await start();
  await xboxLive.addTo(program, Fay);
  await program.open((await xboxLive.invite()).link);
  await program.newest('asking');
  await program.page.getByRole('button', { name: 'Always for this title' }).click();
  await program.newest('joined');
  await program.open((await xboxLive.invite()).link);
  await expect
    .poll(async () => (await program.activations()).map(({ state }) => state))
    .toEqual(['joined', 'joined']);
  await program.close();

  program = await start();
  const { page } = program;
  await xboxLive.addTo(program, Fay);
  await program.open((await xboxLive.invite()).link);
  await program.newest('joined');

  const other = await xboxLive.invite({ scid: '5deb0100-0000-0000-0000-00000a6d2730' });
  await program.open(other.link.replace('ms-xbl-0a6d2730', DEMO_TITLE.scheme));
  await program.newest('asking');
  const panel = page.getByRole('main');
  await expect(panel).toContainText('The link says other than the session directory');
  await expect(panel).toContainText('the link says decafbad, the session directory 0a6d2730');
  await expect(panel).toContainText('although title decafbad is trusted');
  await expect(page.getByRole('button', { name: 'Always for this title' })).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+,');
  const table = page.getByRole('table', { name: 'Trusted titles' });
  await expect(table).toContainText('Links of title decafbad join at once as any of your Xbox Live players');
  await table.getByRole('button', { name: 'Take back the trust in title decafbad' }).click();
  await expect(page.getByText('Every invite on Xbox Live asks.')).toBeVisible();
  await program.open((await xboxLive.invite()).link);
  await program.newest('asking');
});

test('a handle that is gone says so before the click, and a directory that can’t be asked keeps nobody from joining', async ({
  start,
  xboxLive,
}) => {
  const program = await start();
  const { page } = program;
  const panel = page.getByRole('main');
  await xboxLive.addTo(program, Fay);
  const { link, handleId } = await xboxLive.invite();
  await program.open(link.replace(handleId, '00000000-0000-4000-8000-000000000000'));
  await program.newest('asking');
  await expect(panel.getByRole('heading', { name: 'This invite leads nowhere any more' })).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await program.newest('refused');

  await xboxLive.fault({ kind: 'refuse' }, { method: 'GET', path: '^/handles/' }, 9);
  await program.open(link);
  await program.newest('asking');
  await expect(panel).toContainText('What this invite is could not be looked up');
  await xboxLive.clearFaults();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(panel).toContainText('The session directory says');
  await page.getByRole('button', { name: /^Join as/ }).click();
  await program.newest('joined');
});

test('two links at once ask each for itself, are told in notices, and still ask after a restart', async ({
  start,
  xboxLive,
}) => {
  let program = await start();
  await watchNotices(program.app);
  await keepBehind(program.app);
  await xboxLive.addTo(program, Fay);
  await xboxLive.addTo(program, Gil);
  const forFay = await xboxLive.invite();
  const forGil = await xboxLive.invite({ to: Gil });
  await program.open(forFay.link);
  await expect
    .poll(async () => (await seenNotices(program.app)).map(({ title }) => title))
    .toEqual([expect.stringMatching(/ invites .*: join\?$/)]);
  await clickNotice(program.app);
  await expect(program.page.getByRole('heading', { name: 'Join this session?' })).toBeVisible();
  await Promise.all([program.open(forGil.link), program.open(forFay.link)]);
  const asked = async () =>
    (await program.activations()).map(({ state, player, preview }) => [state, player, preview?.state]);
  const both = [
    ['asking', Fay, 'known'],
    ['asking', Gil, 'known'],
  ];
  await expect.poll(asked).toEqual(both);
  // Both are of the same sender.
  await expect(program.page.getByRole('option', { name: /Eve → / })).toHaveCount(2);
  expect(await xboxLive.count('POST', names)).toBe(1);
  await program.close();

  program = await start();
  await expect.poll(asked).toEqual(both);
  await expect(program.page.getByRole('option', { name: /Eve → / })).toHaveCount(2);
  expect(await xboxLive.count('POST', names)).toBe(1);
  await program.page.getByRole('option').first().click();
  await expect(program.page.getByRole('button', { name: /^Sign in as/ })).toBeVisible();
  await xboxLive.addTo(program, Gil);
  await program.page.getByRole('button', { name: /^Join as/ }).click();
  expect(await program.newest('joined')).toMatchObject({ player: Gil, session: forGil.sessionRef });
  expect([await xboxLive.count('GET', looks), await xboxLive.count('PUT', joins)]).toEqual([2, 1]);
});
