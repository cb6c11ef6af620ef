import type { ActivationLink, LinkProblemCode } from './link-types.ts';

type Kind = ActivationLink['kind'];
type LinkOf<K extends Kind> = Extract<ActivationLink, { kind: K }>;
type FieldOf<K extends Kind> = Exclude<keyof LinkOf<K>, 'kind' | 'scheme' | 'extra' | 'host'> & string;

/** One parameter of a route. Without `missing` it may be left out. */
type Parameter<Field extends string> = {
  /** Name on the wire, as Microsoft's documentation spells it. */
  name: string;
  field: Field;
  value: 'guid' | 'xuid' | 'text';
  /** The problem when it is absent or empty: the parameter is required. */
  missing?: LinkProblemCode;
};

type RouteOf<K extends Kind> = {
  /** Compared without case, as Microsoft's client does. */
  host: K extends 'retired' ? LinkOf<'retired'>['host'] : string;
  kind: K;
  parameters: readonly Parameter<FieldOf<K>>[];
};

/** A route whose fields the compiler has held against its kind of link. */
export type Route = { [K in Kind]: RouteOf<K> }[Kind];

const connectionString = {
  name: 'connectionString',
  field: 'connectionString',
  value: 'text',
  missing: 'no-connection-string',
} as const;

const handle = { name: 'handle', field: 'handle', value: 'guid', missing: 'no-handle' } as const;

const inviteConnection = [
  { name: 'invitedUser', field: 'invitedXuid', value: 'xuid' },
  { name: 'sender', field: 'senderXuid', value: 'xuid' },
  connectionString,
] as const;

/**
 * Every form of activation link (docs, and the sightings in Microsoft's samples). Parameters stand in the
 * order in which the system sends them; titles are told not to depend on it. Where a host stands twice,
 * the first route whose required parameters are there is meant; where a kind stands twice, the first is
 * the one that is written.
 */
export const ROUTES: readonly Route[] = [
  {
    host: 'inviteHandleAccept',
    kind: 'invite-handle',
    parameters: [
      { name: 'invitedXuid', field: 'invitedXuid', value: 'xuid' },
      handle,
      { name: 'senderXuid', field: 'senderXuid', value: 'xuid' },
      { name: 'context', field: 'context', value: 'text' },
    ],
  },
  {
    host: 'activityHandleJoin',
    kind: 'activity-handle',
    parameters: [
      { name: 'joinerXuid', field: 'joinerXuid', value: 'xuid' },
      handle,
      { name: 'joineeXuid', field: 'joineeXuid', value: 'xuid' },
    ],
  },
  // Multiplayer Activity: a connection string of the title's own, and no session handle.
  { host: 'inviteAccept', kind: 'invite-connection', parameters: inviteConnection },
  {
    host: 'activityJoin',
    kind: 'activity-connection',
    parameters: [
      { name: 'joinerXuid', field: 'joinerXuid', value: 'xuid' },
      connectionString,
      { name: 'joineeXuid', field: 'joineeXuid', value: 'xuid' },
    ],
  },
  // Seen in the wild: the handle host with the parameters of Multiplayer Activity (community).
  { host: 'inviteHandleAccept', kind: 'invite-connection', parameters: inviteConnection },
  { host: 'tournament', kind: 'retired', parameters: [] },
  { host: 'partyInviteAccept', kind: 'retired', parameters: [] },
  { host: 'team', kind: 'retired', parameters: [] },
  { host: 'serviceCallTracking', kind: 'service-call-tracking', parameters: [] },
];
