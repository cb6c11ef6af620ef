import { beforeEach, expect, test, vi } from 'vitest';

type Item = { label?: string; type?: string };
const shown = vi.hoisted(() => ({ labels: [] as (string | undefined)[], tip: '', menus: 0, gone: false }));

vi.mock('electron', () => ({
  nativeImage: { createEmpty: () => ({ addRepresentation: () => undefined }) },
  Menu: { buildFromTemplate: (items: Item[]) => items },
  Tray: class {
    on = () => this;
    destroy = () => {
      shown.gone = true;
    };
    setToolTip = (tip: string) => {
      shown.tip = tip;
    };
    setContextMenu = (items: Item[]) => {
      shown.labels = items.map(({ label }) => label);
      shown.menus += 1;
    };
  },
}));
vi.mock('./tray-place.ts', () => ({ hasTrayPlace: () => Promise.resolve(true) }));

const { createTray } = await import('./tray.ts');
const { createWords } = await import('./locales/words.ts');

const resources = {
  en: { main: { tray: { tip: 'Beckon', open: 'Open Beckon', quit: 'Quit Beckon' } } },
  de: { main: { tray: { open: 'Beckon öffnen', quit: 'Beckon beenden' } } },
};

beforeEach(() => {
  shown.menus = 0;
});

test('the tray icon has the latest, and speaks another language when it is told to', async () => {
  const words = createWords({ setting: 'en', systemLanguages: () => ['de-AT'], resources });
  let label = 'Ada & Bea';
  const tray = createTray({
    entries: () => [{ id: 'a1', label }],
    say: words.say,
    open: () => undefined,
    quit: () => undefined,
    told: () => undefined,
    log: (text) => expect.fail(text),
  });
  await tray.use(true);
  expect(tray.state()).toBe('shown');
  expect(shown.labels).toEqual(['Ada && Bea', undefined, 'Open Beckon', 'Quit Beckon']);
  tray.refresh();
  expect(shown.menus).toBe(1); // nothing is another than it was
  await words.use('system');
  tray.refresh();
  expect(shown.labels).toEqual(['Ada && Bea', undefined, 'Beckon öffnen', 'Beckon beenden']);
  expect(shown.tip).toBe('Beckon');
  label = 'Bea';
  tray.refresh();
  expect(shown.labels[0]).toBe('Bea');
  await tray.use(false);
  expect(shown.gone).toBe(true);
});
