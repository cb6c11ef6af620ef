import type { TFunction } from 'i18next';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { titleIdToHex } from '../../protocol/ids.ts';

/** `3737844653` → `decafbad`; a text of a session that is no title id stays as it is. */
export const titleHex = (decimal: string): string =>
  /^[0-9]{1,10}$/.test(decimal) ? titleIdToHex(decimal) : decimal;

/** `decafbad · Demo title`; titles without a known name by their hex digits alone. */
export const titleLine = (t: TFunction, decimal: string): string =>
  decimal === DEMO_TITLE.titleId ? `${DEMO_TITLE.hex} · ${t('invites.demoTitle')}` : titleHex(decimal);
