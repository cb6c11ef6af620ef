/** The scheme part of a link: `ms-xbl-<8 hex digits>` of one title, or the shared `ms-xbl-multiplayer`. */
export type LinkScheme = {
  /** Lower case, without `:`. */
  name: string;
  /** Decimal string; null for the scheme that all titles share on Windows. */
  titleId: string | null;
};

/** Parameters that the route does not know, in the order they came: kept, and shown. */
type Extra = { extra: [name: string, value: string][] };

/** What a link asks for. */
export type ActivationLink =
  | ({
      kind: 'invite-handle';
      scheme: LinkScheme;
      handle: string;
      invitedXuid?: string;
      senderXuid?: string;
      /** Decoded once; some senders encode twice. */
      context?: string;
    } & Extra)
  | ({
      kind: 'activity-handle';
      scheme: LinkScheme;
      handle: string;
      joinerXuid?: string;
      joineeXuid?: string;
    } & Extra)
  | ({
      kind: 'invite-connection';
      scheme: LinkScheme;
      connectionString: string;
      invitedXuid?: string;
      senderXuid?: string;
    } & Extra)
  | ({
      kind: 'activity-connection';
      scheme: LinkScheme;
      connectionString: string;
      joinerXuid?: string;
      joineeXuid?: string;
    } & Extra)
  | ({ kind: 'retired'; scheme: LinkScheme; host: 'tournament' | 'partyInviteAccept' | 'team' } & Extra)
  | ({ kind: 'service-call-tracking'; scheme: LinkScheme } & Extra);

export type LinkProblemCode =
  | 'not-a-url'
  | 'foreign-scheme'
  | 'too-long'
  | 'has-credentials'
  | 'has-port'
  | 'has-fragment'
  | 'has-path'
  | 'no-handle'
  | 'handle-not-guid'
  | 'no-connection-string'
  | 'bad-xuid'
  | 'key-twice'
  | 'control-character'
  | 'bad-escape'
  | 'unknown-host';

export type LinkProblem = {
  code: LinkProblemCode;
  /** Plain English, for the terminal; the window has the same sentence by code. */
  sentence: string;
  /** The offending part of the link, at most 100 characters of it, control characters made visible. */
  part?: string;
};

export type ParsedLink = { ok: true; link: ActivationLink } | { ok: false; problem: LinkProblem };
