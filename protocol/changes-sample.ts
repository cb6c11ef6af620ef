import type { Member, SessionDocument } from './document.ts';

/** Versions of one small session, for the tests of what differs between two. */
export const ADA = { index: '0', xuid: '101', gamertag: 'Ada' };
export const BEA = { index: '3', xuid: '102', gamertag: 'Bea' };

export const member = (who: typeof ADA, next: number, more: Record<string, unknown> = {}): Member => ({
  next,
  gamertag: who.gamertag,
  deviceToken: `device-of-${who.gamertag}`,
  constants: { system: { xuid: who.xuid, index: Number(who.index) }, custom: {} },
  properties: { system: { active: true, connection: 'c1' }, custom: { skill: 12 } },
  ...more,
});

export const withState = (system: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  member(BEA, 4, { properties: { system: { connection: 'c1', ...system }, custom: { skill: 12 } }, ...more });

/** Ada alone, at change 7; `make` changes a copy of it. */
export const version = (make: (document: SessionDocument) => void = () => undefined): SessionDocument => {
  const document: SessionDocument = {
    membersInfo: { first: 0, next: 1, count: 1 },
    constants: { system: { maxMembersCount: 8, visibility: 'open' }, custom: { mode: 'duel' } },
    properties: {
      system: { joinRestriction: 'none', keywords: ['a'] },
      custom: { map: 'dust', rounds: { won: 1 } },
    },
    members: { 0: member(ADA, 1) },
    servers: {},
    branch: 'b1',
    changeNumber: 7,
  };
  make(document);
  return document;
};

export const withBea = (bea: Member) =>
  version((it) => {
    it.membersInfo = { first: 0, next: 4, count: 2 };
    it.members = { 0: member(ADA, 3), 3: bea };
  });
