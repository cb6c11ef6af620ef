/** English of what is asked before joining on Xbox Live, and of trusted titles. */
export const enAsk = {
  ask: {
    always: 'Always for this title',
    lookUp: 'Look up what it is',
    lookAgain: 'Look again',
    invites: '{{from}} invites {{to}}.',
    invitesTo: '{{from}} invites {{to}} to {{session}}.',
    joins: '{{to}} is to join {{from}}.',
    joinsIn: '{{to}} is to join {{from}} in {{session}}.',
    leads: 'The link leads to a session.',
    leadsTo: 'The link leads to {{session}}.',
    unnamed: 'The link does not say whom it is for. You are asked as {{who}}, as whom it was looked up.',
    unnamedOther:
      'The link does not say whom it is for. You are asked as {{who}}, the first of your Xbox Live players, as whom it was looked up; to join as another, choose him.',
    unnamedTold: 'The link does not say whom it is for; the session directory says {{who}}.',
    unnamedStranger:
      'The link does not say whom it is for; the session directory says {{to}}, who is not signed in here. As {{who}} you may be refused.',
    joinAsAnother: 'Join as another…',
    tells: 'Joining tells the session directory, and whoever is in the session, that {{to}} is here.',
    goneBody:
      '{{who}}: the session directory no longer knows the handle of this link. The invite expired, or its session moved on. Joining by it will most likely fail.',
    facts: 'What this invite is',
    from: 'From',
    to: 'For',
    title: 'Title',
    session: 'Session',
    name: 'session name',
    scid: 'SCID',
    expires: 'Stands until',
    expired: '{{time}}: that is over',
    openness: 'Open?',
    saidAt: 'The session directory says, as of {{time}} and without anybody joining:',
    looking: 'The link says this; the session directory is being asked…',
    notTold: 'not told',
    claimed: 'The link says this; the session directory did not:',
    linkSays: 'the link says so; the session directory tells nothing of it',
    anyTitle: 'the link names none',
    directory: 'Xbox Live',
    fromWeb:
      'A web page can open such a link as well as a game can, and Beckon can’t tell which it was. Join what you expect.',
    alwaysNote:
      'Always: from then on links of title {{title}} join at once, as any of your Xbox Live players and wherever they come from, web pages included. Settings takes that back.',
    signedOut:
      '{{who}} is not signed in here now. Sign in to join; or, to test, join as another of your players.',
    joinsSoon:
      'A trusted title: {{who}} joins as soon as the session directory says that this is one of its invites.',
    differs: 'The link says other than the session directory',
    doubt: {
      title: 'Title: the link says {{link}}, the session directory {{service}}.',
      sender: 'From: the link says {{link}}, the session directory {{service}}.',
      invited: 'For: the link says {{link}}, the session directory {{service}}.',
    },
    despite: {
      differs:
        'You are asked although title {{title}} is trusted: a link counts only where the directory bears it out.',
      'not-told':
        'You are asked although title {{title}} is trusted: the directory does not say of which title this is.',
      'not-known':
        'You are asked although title {{title}} is trusted: the directory did not say of which title this is.',
    },
    lookFailed: 'What this invite is could not be looked up',
    lookFailedBody: '{{why}}. You can join all the same.',
    notLooked: 'What it is was not looked up: many links came at once, or Beckon ended meanwhile.',
    waitsFor: 'An invite waits for {{who}}, who is not signed in yet.',
    canFollow: '{{who}} is signed in now, and the invite can be followed.',
    backToInvite: 'Back to the invite',
    next: 'Show the invite that asks',
    look: 'Look up what this invite is',
  },
  trust: {
    title: 'Trusted titles',
    note: 'Invites on Xbox Live ask before anybody joins. Those of a title listed here do not.',
    webNote:
      'Links from a web page can’t be told from the system’s: a page, too, can make you join sessions of these titles. What a link can’t do is name another title than the session directory does: then you are asked.',
    table: 'Trusted titles',
    name: 'Title',
    allows: 'What it allows',
    since: 'Since',
    act: 'Action',
    allowed: 'Links of title {{title}} join at once as any of your Xbox Live players',
    takeBack: 'Take back',
    takeBackWhat: 'Take back the trust in title {{title}}',
    none: 'None. Every invite on Xbox Live asks. “Always for this title” on one that asks adds its title.',
  },
} as const;
