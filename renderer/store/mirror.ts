import type {
  AccountsState,
  Act,
  Activation,
  EmulatorStatus,
  EventName,
  EventPayload,
  Player,
  PlayerChannel,
  SessionView,
  ShownSettings,
  Snapshot,
} from '../../electron/ipc/contract.ts';
import { shareStructure } from './share-structure.ts';

/** What main owns, as far as the window shows it. Never changed here but by a snapshot or an event. */
export type Mirror = {
  activations: Readonly<Record<string, Activation>>;
  /** Ids, newest first. */
  order: readonly string[];
  sessions: Readonly<Record<string, SessionView>>;
  /** The last that was done about an activation, under way or answered; by `actKey`. */
  acts: Readonly<Record<string, Act>>;
  /** Ids of the activations whose join waits for the service's limit. */
  heldJoins: readonly string[];
  players: readonly Player[];
  accounts: AccountsState;
  /** How the change channels of players stand; those that nobody has needed are not among them. */
  channels: readonly PlayerChannel[];
  /** Gamertag by xuid: of the players, of every member that was seen in a session, and of whom the service named. */
  gamertags: Readonly<Record<string, string>>;
  emulator: EmulatorStatus;
  settings: ShownSettings;
  program: Snapshot['program'];
  desktop: Snapshot['desktop'];
};

type MirrorEventName = Exclude<
  EventName,
  'activation.shown' | 'call.recorded' | 'version.seen' | 'emulator.told' | 'setup.step'
>;

/** An event that changes the mirror. */
export type MirrorEvent = {
  [N in MirrorEventName]: { name: N; payload: EventPayload<N> };
}[MirrorEventName];

export const EMPTY_MIRROR: Mirror = {
  activations: {},
  order: [],
  sessions: {},
  acts: {},
  heldJoins: [],
  players: [],
  accounts: {
    accounts: [],
    signIn: null,
    trouble: null,
    clientId: null,
    vault: 'none',
    keepAnyway: false,
    vaultAside: null,
  },
  channels: [],
  gamertags: {},
  emulator: { state: 'starting', use: 'own', url: null, trouble: null },
  settings: {
    language: 'system',
    theme: 'system',
    contractVersion: 107,
    emulator: { use: 'own' },
    timeZone: 'local',
    firstStartCard: false,
    keepDays: 30,
    memberOrder: 'document',
    callFilters: [],
    notices: true,
    tray: false,
    zoom: 1,
    trustedTitles: [],
    recentSandboxes: [],
  },
  program: { version: '', runtime: '', platform: '' },
  desktop: { notices: true, tray: 'off' },
};

const newestFirst = (activations: readonly Activation[]): string[] =>
  activations.toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt)).map(({ id }) => id);

const withNames = (known: Mirror['gamertags'], named: Iterable<[string | undefined, string | undefined]>) => {
  let names = known;
  for (const [xuid, gamertag] of named) {
    if (xuid && gamertag && names[xuid] !== gamertag) names = { ...names, [xuid]: gamertag };
  }
  return names;
};

const namesOfPlayers = (players: readonly Player[]) =>
  players.map(({ xuid, gamertag }): [string, string] => [xuid, gamertag]);

const namesOfMembers = ({ document }: SessionView) =>
  Object.values(document.members ?? {}).map((member): [string | undefined, string | undefined] => [
    member.constants.system.xuid,
    member.gamertag,
  ]);

const namesIn = ({ names = {} }: Activation): [string, string][] => Object.entries(names);

export const actKey = ({ id, kind }: Pick<Act, 'id' | 'kind'>): string => `${kind} ${id}`;

export const mirrorOf = (snapshot: Snapshot): Mirror => ({
  activations: Object.fromEntries(snapshot.activations.map((activation) => [activation.id, activation])),
  order: newestFirst(snapshot.activations),
  sessions: Object.fromEntries(snapshot.sessions.map((session) => [session.activationId, session])),
  acts: Object.fromEntries(snapshot.acts.map((act) => [actKey(act), act])),
  heldJoins: snapshot.heldJoins,
  players: snapshot.players,
  accounts: snapshot.accounts,
  channels: snapshot.channels,
  // What was told last counts: a name that an invite came with may be of long ago.
  gamertags: withNames({}, [
    ...snapshot.activations.flatMap(namesIn),
    ...namesOfPlayers(snapshot.players),
    ...snapshot.sessions.flatMap(namesOfMembers),
  ]),
  emulator: snapshot.emulator,
  settings: snapshot.settings,
  program: snapshot.program,
  desktop: snapshot.desktop,
});

/** Before the first one that came earlier: at the front, mostly. */
const inserted = ({ order, activations }: Mirror, { id, receivedAt }: Activation): string[] => {
  const at = order.findIndex((other) => (activations[other]?.receivedAt ?? '') < receivedAt);
  return at < 0 ? [...order, id] : order.toSpliced(at, 0, id);
};

const newNames = ({ gamertags }: Mirror, activation: Activation) =>
  namesIn(activation).filter(([xuid]) => gamertags[xuid] === undefined);

const withActivation = (mirror: Mirror, activation: Activation): Mirror => {
  const known = mirror.activations[activation.id];
  const activations = { ...mirror.activations, [activation.id]: activation };
  return {
    ...mirror,
    activations,
    order: known ? mirror.order : inserted(mirror, activation),
    gamertags: withNames(mirror.gamertags, newNames(mirror, activation)),
  };
};

/** With older ones that the journal gave; they are in no order here, and those that are known are newer. */
export const withOlder = (mirror: Mirror, rows: readonly Activation[]): Mirror => {
  const older = Object.fromEntries(rows.map((row) => [row.id, row]));
  const names = rows.flatMap((row) => newNames(mirror, row));
  return {
    ...mirror,
    activations: { ...older, ...mirror.activations },
    gamertags: withNames(mirror.gamertags, names),
  };
};

const without = <T>(all: Readonly<Record<string, T>>, gone: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => !gone.has(id)));

const withoutActivations = (mirror: Mirror, ids: readonly string[]): Mirror => {
  const gone = new Set(ids);
  return {
    ...mirror,
    activations: without(mirror.activations, gone),
    sessions: without(mirror.sessions, gone),
    order: mirror.order.filter((id) => !gone.has(id)),
  };
};

const withSession = (mirror: Mirror, session: SessionView): Mirror => {
  const known = mirror.sessions[session.activationId];
  const shared = { ...session, document: shareStructure(known?.document, session.document) };
  return {
    ...mirror,
    sessions: { ...mirror.sessions, [session.activationId]: shared },
    gamertags: withNames(mirror.gamertags, namesOfMembers(session)),
  };
};

const withoutSession = (mirror: Mirror, id: string): Mirror => ({
  ...mirror,
  sessions: without(mirror.sessions, new Set([id])),
});

/** The mirror after an event; events come in order, each later than the snapshot. */
export const withEvent = (mirror: Mirror, event: MirrorEvent): Mirror => {
  switch (event.name) {
    case 'activation.changed':
      return withActivation(mirror, event.payload);
    case 'activations.deleted':
      return withoutActivations(mirror, event.payload.ids);
    case 'session.changed':
      return withSession(mirror, event.payload);
    case 'session.forgotten':
      return withoutSession(mirror, event.payload.id);
    case 'act.changed':
      return { ...mirror, acts: { ...mirror.acts, [actKey(event.payload)]: event.payload } };
    case 'act.dropped': {
      const { [actKey(event.payload)]: _, ...acts } = mirror.acts;
      return { ...mirror, acts };
    }
    case 'joins.held':
      return { ...mirror, heldJoins: event.payload.ids };
    case 'emulator.changed':
      return { ...mirror, emulator: event.payload };
    case 'players.changed':
      return {
        ...mirror,
        players: event.payload,
        gamertags: withNames(mirror.gamertags, namesOfPlayers(event.payload)),
      };
    case 'players.named':
      return { ...mirror, gamertags: withNames(mirror.gamertags, Object.entries(event.payload)) };
    case 'accounts.changed':
      return { ...mirror, accounts: event.payload };
    case 'channels.changed':
      return { ...mirror, channels: event.payload };
    case 'desktop.changed':
      return { ...mirror, desktop: event.payload };
    case 'settings.changed':
      return { ...mirror, settings: event.payload };
  }
};
