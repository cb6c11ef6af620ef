import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { titleIdFromHex } from '../protocol/ids.ts';
import { remembered } from './remembered.ts';

/**
 * The title that a caller plays, which a real token would say: the last 8 hex digits of a SCID are its title
 * id in every public pair; any other SCID is taken for the demo title's.
 */
export const titleOf = remembered((scid): string => {
  const hex = /[0-9a-f]{8}$/i.exec(scid)?.[0];
  return hex === undefined ? DEMO_TITLE.titleId : titleIdFromHex(hex);
});
