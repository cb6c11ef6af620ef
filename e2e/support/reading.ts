import type { Page } from '@playwright/test';

/** A node of the accessibility tree, as Chromium gives it to a screen reader. */
export type ReadNode = { role: string; name: string; states: Record<string, unknown> };

/** All that have a role, without what is ignored and the pieces of text that names are made of. */
export const nodesOf = async (page: Page): Promise<ReadNode[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      states: Object.fromEntries(properties.map(({ name: state, value }) => [state, value.value])),
    }));
};

/** What a person can act on; each says of itself what its kind has to say. */
const STATE_OF: Record<string, string | null> = {
  button: null,
  link: null,
  textbox: null,
  spinbutton: null,
  combobox: null,
  tab: 'selected',
  option: 'selected',
  switch: 'checked',
  checkbox: 'checked',
  radio: 'checked',
  menuitem: null,
  listbox: null,
  grid: null,
};

/** Controls without a name, and such as do not say whether they are on, open or chosen. */
export const unsaid = async (page: Page): Promise<string[]> =>
  (await nodesOf(page)).flatMap(({ role, name, states }) => {
    const state = STATE_OF[role];
    if (state === undefined) return [];
    if (name.trim() === '') return [`a ${role} has no name`];
    return state === null || state in states ? [] : [`${role} "${name}" does not say whether it is ${state}`];
  });

/**
 * Two things of one kind in different states, with the same words and the same icon: told apart by colour alone.
 * What has a state says so in an attribute that its colour hangs on.
 */
export const toldByColour = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const states = ['state', 'kind', 'verdict', 'good', 'channel', 'trouble'];
    const seen = new Map<string, string>();
    const found = new Set<string>();
    for (const state of states) {
      for (const element of document.querySelectorAll(`[data-${state}]`)) {
        const value = element.getAttribute(`data-${state}`) ?? '';
        const icons = [...element.querySelectorAll('svg path')].map((path) => path.getAttribute('d'));
        const looks = `${element.className} ${state} ${element.textContent} ${icons}`;
        const other = seen.get(looks);
        if (other !== undefined && other !== value) found.add(`${value} looks as ${other}: ${looks}`);
        seen.set(looks, value);
      }
    }
    return [...found];
  });

/** The names of what Tab stops at, from the first entry of the navigation on to the end of the window. */
export const stopsOf = async (page: Page): Promise<string[]> => {
  await page.getByRole('navigation').getByRole('button').first().focus();
  const stops: string[] = [];
  for (let count = 0; count < 100; count++) {
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return null;
      const named = focused.getAttribute('aria-labelledby');
      const label = named === null ? null : document.getElementById(named)?.textContent;
      return `${focused.role ?? focused.tagName.toLowerCase()} ${focused.ariaLabel ?? label ?? focused.textContent}`;
    });
    if (stop === null || stop === stops[0]) break;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  return stops;
};
