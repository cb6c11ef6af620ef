/** The emulator's own title: no real title's, so registering its scheme takes nobody's invites away. */
export const DEMO_TITLE = {
  hex: 'decafbad',
  titleId: '3737844653',
  scheme: 'ms-xbl-decafbad',
  scid: '00000000-0000-0000-0000-0000decafbad',
} as const;

/** The emulator's players. Their ids are above 2^53, so that a xuid read as a number shows at once. */
export const DEMO_PLAYERS = {
  Ada: '18000000000000101',
  Bea: '18000000000000102',
  Cyd: '18000000000000103',
  Dan: '18000000000000104',
} as const;
