import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
  teamsHighContrastTheme,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useMirror } from '../store/store.ts';

/** The indigo of Beckon's icon, dark to light; 80 is the icon's own. */
const indigo: BrandVariants = {
  10: '#05041a',
  20: '#12103a',
  30: '#1c1860',
  40: '#262080',
  50: '#2e289c',
  60: '#352eb0',
  70: '#3b32bd',
  80: '#4338ca',
  90: '#5650d6',
  100: '#6a67e0',
  110: '#7f7ee8',
  120: '#9594ee',
  130: '#ababf3',
  140: '#c1c2f7',
  150: '#d7d8fa',
  160: '#ebecfd',
};

const fonts = {
  fontFamilyBase:
    "'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontFamilyMonospace:
    "'Cascadia Mono', Consolas, ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace",
};

const light: Theme = { ...createLightTheme(indigo), ...fonts };
const dark: Theme = {
  ...createDarkTheme(indigo),
  ...fonts,
  // lighter than Fluent's own, for 4.5 : 1 on the dark backgrounds
  colorStatusDangerForeground1: '#eb8a92',
  colorStatusSuccessForeground1: '#74c574',
  colorBrandForeground1: indigo[130],
  colorBrandForeground2: indigo[140],
  colorBrandForegroundLink: indigo[130],
  colorBrandStroke1: indigo[120],
  colorCompoundBrandForeground1: indigo[130],
  colorCompoundBrandStroke: indigo[120],
};
const highContrast: Theme = { ...teamsHighContrastTheme, ...fonts };

const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );

/** The theme for the setting and the system; the system's high contrast goes before both. */
export const useTheme = (): { theme: Theme; scheme: 'light' | 'dark' } => {
  const setting = useMirror((mirror) => mirror.settings.theme);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const scheme = setting === 'system' ? (systemDark ? 'dark' : 'light') : setting;
  if (forced) return { theme: highContrast, scheme: systemDark ? 'dark' : 'light' };
  return { theme: scheme === 'dark' ? dark : light, scheme };
};
