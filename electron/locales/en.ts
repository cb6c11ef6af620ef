import { linkProblems, nothingToJoin } from '../../protocol/link-problems.ts';
import { signInTitles } from '../../protocol/sign-in-texts.ts';
import { titles } from '../../protocol/status-texts.ts';

/** English of what the main process says itself: notices, the tray icon, the system's dialogs. Complete. */
export const en = {
  who: {
    link: 'A link',
    invites: '{{from}} invites {{to}}',
    joins: '{{to}} joins {{from}}',
    inviteFor: 'An invite for {{to}}',
    inviteFrom: 'An invite from {{from}}',
    invite: 'An invite',
  },
  /** Behind who it was, in a line. */
  states: {
    received: 'received',
    asking: 'asks',
    joining: 'joining',
    joined: 'joined',
    left: 'left',
    ended: 'ended',
    refused: 'refused',
    failed: 'failed',
  },
  notice: {
    asksTitle: '{{who}}: join?',
    asks: 'Open Beckon to answer.',
    asksBut: '{{why}}. Open Beckon to answer.',
    /** What became of one invite, at the beginning of a sentence. */
    became: {
      received: 'Received',
      asking: 'Asks',
      joining: 'Joining',
      joined: 'Joined',
      left: 'Left',
      ended: 'Ended',
      refused: 'Refused',
      failed: 'Failed',
    },
    because: '{{became}}: {{why}}',
    session: '{{became}} {{template}}',
    several_one: '{{count}} invite',
    several_other: '{{count}} invites',
    /** Of several: so many of them, one after the other in a list. */
    counts: {
      received_one: '{{count}} received',
      received_other: '{{count}} received',
      asking_one: '{{count}} asks',
      asking_other: '{{count}} ask',
      joining_one: '{{count}} joining',
      joining_other: '{{count}} joining',
      joined_one: '{{count}} joined',
      joined_other: '{{count}} joined',
      left_one: '{{count}} left',
      left_other: '{{count}} left',
      ended_one: '{{count}} ended',
      ended_other: '{{count}} ended',
      refused_one: '{{count}} refused',
      refused_other: '{{count}} refused',
      failed_one: '{{count}} failed',
      failed_other: '{{count}} failed',
    },
  },
  policy: {
    'other-account': 'it is for another account',
    'no-player': 'there is no player who could join',
    declined: 'you chose not to join',
    'two-links': 'two links came at once',
  },
  end: {
    'session-gone': 'the session is gone',
    removed: 'you are no longer a member',
    'directory-changed': 'its directory is no longer in use',
    'program-ended': 'Beckon was closed',
  },
  /** Protocol's own, by code, so that the window and the terminal say the same. */
  problems: linkProblems,
  nothing: nothingToJoin,
  answers: { ...titles, ...signInTitles },
  tray: {
    tip: 'Beckon',
    invite: '{{who}}: {{state}}',
    open: 'Open Beckon',
    quit: 'Quit Beckon',
  },
  /** Kinds of files in the system's dialogs. */
  files: {
    json: 'JSON',
    links: 'Beckon links',
    calls: 'HAR, Fiddler, Beckon',
    har: 'HTTP Archive',
    beckon: 'Beckon file',
    text: 'Text',
  },
} as const;
