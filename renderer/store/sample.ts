import type { Activation, SessionView, Snapshot } from '../../electron/ipc/contract.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { SessionDocument } from '../../protocol/document.ts';

/** Samples for the tests of this folder and its neighbours. */
export const activationOf = (id: string, more: Partial<Activation> = {}): Activation => ({
  id,
  text: `${DEMO_TITLE.scheme}://inviteHandleAccept/?handle=x`,
  length: 44,
  arrivedBy: 'second-instance',
  receivedAt: `2026-11-20T10:00:0${id.slice(-1)}.000Z`,
  updatedAt: '2026-11-20T10:00:00.000Z',
  state: 'joining',
  reason: null,
  link: {
    kind: 'invite-handle',
    scheme: DEMO_TITLE.scheme,
    titleId: DEMO_TITLE.titleId,
    handle: '5e361402-1b2c-4d3e-8f90-0123456789ab',
    from: DEMO_PLAYERS.Ada,
    to: DEMO_PLAYERS.Bea,
    context: null,
    extra: [],
  },
  player: null,
  session: null,
  preview: null,
  repeats: 0,
  attempt: 0,
  ...more,
});

const memberOf = (index: number, xuid: string, gamertag: string) => ({
  next: index + 1,
  gamertag,
  constants: { system: { xuid, index } },
  properties: { system: { active: true } },
});

const documentOf = (changeNumber: number): SessionDocument => ({
  membersInfo: { first: 0, next: 2, count: 2 },
  constants: { system: { maxMembersCount: 16 }, custom: {} },
  properties: { system: {}, custom: { round: changeNumber } },
  members: { '0': memberOf(0, DEMO_PLAYERS.Ada, 'Ada'), '1': memberOf(1, '2533274811111111', 'Stranger') },
  changeNumber,
});

export const sessionOf = (activationId: string, changeNumber: number): SessionView => ({
  activationId,
  ref: { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'lobby' },
  document: documentOf(changeNumber),
  etag: null,
  channel: 'live',
  you: DEMO_PLAYERS.Bea,
  readAt: `2026-11-20T10:00:${String(changeNumber).padStart(2, '0')}.000Z`,
});

export const snapshotOf = (more: Partial<Snapshot> = {}): Snapshot => ({
  events: 0,
  activations: [],
  sessions: [],
  acts: [],
  heldJoins: [],
  drafts: [],
  players: [
    { xuid: DEMO_PLAYERS.Ada, gamertag: 'Ada', directory: 'emulator', sandbox: null },
    { xuid: DEMO_PLAYERS.Bea, gamertag: 'Bea', directory: 'emulator', sandbox: null },
  ],
  accounts: {
    accounts: [],
    signIn: null,
    trouble: null,
    clientId: null,
    vault: 'secure',
    keepAnyway: false,
    vaultAside: null,
  },
  channels: [],
  emulator: { state: 'starting', use: 'own', url: null, trouble: null },
  settings: {
    language: 'system',
    theme: 'system',
    contractVersion: 107,
    emulator: { use: 'own' },
    timeZone: 'local',
    firstStartCard: true,
    keepDays: 30,
    memberOrder: 'document',
    callFilters: [],
    notices: true,
    tray: false,
    zoom: 1,
    trustedTitles: [],
    recentSandboxes: [],
  },
  shown: null,
  program: { version: '0.1.0', runtime: 'test', platform: 'linux' },
  desktop: { notices: true, tray: 'off' },
  ...more,
});
