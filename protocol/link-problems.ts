import type { ActivationLink, LinkProblem, LinkProblemCode } from './link-types.ts';
import { cutText, visibleText } from './visible-text.ts';

/** What is wrong with a link and what to do, in English; the window loads these as its English strings. */
export const linkProblems: Record<LinkProblemCode, string> = {
  'not-a-url':
    'This is not an activation link. One reads ms-xbl-<title id>://inviteHandleAccept?handle=…, without blanks; copy the whole link.',
  'foreign-scheme':
    'This link belongs to another program. Beckon follows links that begin with ms-xbl- and 8 hex digits, or with ms-xbl-multiplayer.',
  'too-long':
    'This link is longer than 2,048 characters, which no activation link is. Copy it again from where it came.',
  'has-credentials':
    'This link carries a user name or password before an @. Activation links never do; do not trust its sender.',
  'has-port':
    'This link names a port. Activation links have none; remove the colon and what follows it up to the question mark.',
  'has-fragment':
    'This link goes on after a #. Activation links never do; write %23 if the # is part of a value.',
  'has-path':
    'This link has a path. After the host only a slash or the question mark may come, as in inviteHandleAccept/?handle=….',
  'no-handle':
    'This link names no session: its handle is missing. Ask for a new invite, or add handle= with the id of the handle.',
  'handle-not-guid':
    'The handle in this link is not a GUID. It must read like 5e361402-1b2c-4d3e-8f90-0123456789ab, without braces.',
  'no-connection-string': 'This link should carry a connection string, and has none. Ask for a new invite.',
  'bad-xuid':
    'A player id in this link is not a xuid. A xuid is a whole decimal number below 18446744073709551616; leave the parameter out if it is not known.',
  'key-twice':
    'This link says the same thing twice, so it is not clear which is meant. Remove one of the two parameters.',
  'control-character':
    'This link holds a control character, such as a line break or one that reverses text. Links need none; do not trust its sender.',
  'bad-escape':
    'This link holds a broken percent escape. After % two hex digits must follow, together valid UTF-8; a % itself is written %25.',
  'unknown-host':
    'This link asks for something that Beckon does not know. After :// it should say inviteHandleAccept or activityHandleJoin.',
};

/** Kinds of link that are understood, and hold no session handle: why there is nothing to join. */
export const nothingToJoin: Record<
  Exclude<ActivationLink['kind'], 'invite-handle' | 'activity-handle'>,
  string
> = {
  'invite-connection':
    'This invite carries a connection string, not a session handle; nothing to join here. The title itself reads it (Multiplayer Activity).',
  'activity-connection':
    'This join carries a connection string, not a session handle; nothing to join here. The title itself reads it (Multiplayer Activity).',
  retired: 'This kind of link was retired by Xbox Live, and holds no session handle; nothing to join here.',
  'service-call-tracking':
    'This link switches a title\u2019s service call tracking on or off; it holds no session handle, nothing to join here.',
};

const PART_LIMIT = 100;

export const linkProblem = (code: LinkProblemCode, part = ''): LinkProblem => ({
  code,
  sentence: linkProblems[code],
  ...(part !== '' && { part: cutText(visibleText(cutText(part, PART_LIMIT)), PART_LIMIT) }),
});
