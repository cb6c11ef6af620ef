/** English of the join check by rule; the window's other languages replace it, the terminal prints it. */

/** What each rule asks. */
export const joinRules = {
  device: 'Players on PCs and phones may join',
  closed: 'The session is not closed',
  locked: 'The session is not locked',
  visibility: 'The session is open',
  room: 'There is a free place',
  restriction: 'Anyone may join, not only friends or this device',
  account: 'The player’s account may join',
  invites: 'Invites bring up a notice',
  inviters: 'Every member may invite',
  inactive: 'Who turns inactive has time to come back',
  connection: 'Members may be active without a change channel',
} as const;

/** What follows where it is not met, or can't be told from the document. */
export const joinConsequences = {
  device: 'Whoever is not on a console is refused, invited or not.',
  closed: 'Everybody is refused, invited or not; only reserved places hold.',
  locked: 'Only those who were members and left may come back.',
  visibility: 'Nobody may join without a reservation.',
  room: 'All places are taken; reserved ones count.',
  restriction:
    'Only who is invited by name gets in, or is let in by the restriction: local, from the device of an active member; followed, also who is followed by a member.',
  account:
    'No document says it: the multiplayer and communication privileges, blocks and bans, and the sandbox of the account.',
  invites: 'An invite can be made and followed, but no notice of it appears to the invited player.',
  inviters: 'Members who are no owners may be unable to invite.',
  inactive:
    'Who loses the connection, or joins without “active”, is removed at once; the handle of an activity dies with it.',
  connection:
    'A write that says “active” without the ConnectionId of a change channel is refused; a lost channel makes the member inactive.',
} as const;

/** What to change. */
export const joinChanges = {
  device:
    'It is a constant: put capabilities.userAuthorizationStyle into the template, and make the session anew.',
  closed: 'Write properties.system.closed: false.',
  locked: 'Write properties.system.locked: false.',
  visibility:
    'It is a constant: make the session anew with visibility “open”, or reserve a place for the player (reserve_0).',
  room: 'Wait until a member leaves, or make the session anew with a higher maxMembersCount.',
  restriction:
    'Write properties.system.joinRestriction: "none", or invite the player by name. With userAuthorizationStyle a session that says nothing gets “local”.',
  account: 'Check at xbox.com/settings that the account may play and communicate online.',
  invites: 'It is a constant: put inviteProtocol: "game" into the template, and make the session anew.',
  inviters: 'Invite as an owner, or leave capabilities.hasOwners out of the template.',
  inactive:
    'It is a constant: put inactiveRemovalTimeout into the template (in 104 and 105: timeouts.inactive), such as 300000 for five minutes.',
  connection: 'Write members.me.properties.system.connection in the same request, and keep the channel open.',
} as const;

/** What the rules come to for a player on a PC who is no member. */
export const joinVerdicts = {
  invited: {
    yes: 'Who is invited by name can join.',
    no: 'Not even who is invited by name can join.',
    depends: 'Whether an invited player can join, this document does not say.',
  },
  uninvited: {
    yes: 'Anyone else can join, too.',
    no: 'Nobody else can join.',
    depends: 'Whether anyone else can join depends on who it is.',
  },
} as const;

export type JoinRuleCode = keyof typeof joinRules;
