import type { DevtoolsSession } from './devtools.ts';
import { StandinEmitter } from './emitter.ts';

const pages = new Set<DevtoolsSession>();
let source: Electron.NativeTheme['themeSource'] = 'system';

/** What the page's `prefers-color-scheme` says; the system's own wish is left to Chromium. */
function emulate(session: DevtoolsSession): void {
  const value = source === 'system' ? '' : source;
  session.post('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
}

/** Keeps a new page to the program's theme for as long as it lives. */
export function emulateTheme(session: DevtoolsSession): void {
  pages.add(session);
  session.on('Inspector.detached', () => pages.delete(session));
  const apply = () => {
    if (source !== 'system') emulate(session);
  };
  apply();
  // A debugger that attaches puts the page's media back to what it wants itself; a new document is ours again.
  session.on('Page.frameNavigated', apply);
}

class NativeTheme extends StandinEmitter {
  readonly shouldUseHighContrastColors = false;

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get shouldUseDarkColors(): boolean {
    return source === 'dark';
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return source;
  }

  set themeSource(value: Electron.NativeTheme['themeSource']) {
    if (!['system', 'light', 'dark'].includes(value)) throw new TypeError(`Invalid themeSource: ${value}`);
    if (value === source) return;
    source = value;
    for (const session of pages) emulate(session);
    this.emit('updated');
  }
}

export const nativeTheme = new NativeTheme();

nativeTheme satisfies Pick<
  Electron.NativeTheme,
  'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'
>;
