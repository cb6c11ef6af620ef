/**
 * English for the codes of `status.ts`: what an answer means, why it may have come, what to do. The window
 * loads these objects as its English strings, the terminal prints them.
 */
export const titles = {
  'session-gone': 'The session is gone',
  'bad-request': 'The directory did not accept the request',
  unauthorized: 'The directory does not accept who is asking',
  'forbidden-text': 'The directory refuses, without saying which of its rules applies',
  'forbidden-document': 'The session may be read, but not joined',
  'forbidden-write': 'This player may not write that',
  forbidden: 'The directory refuses this player',
  'handle-not-found': 'This invite leads nowhere any more',
  'session-not-found': 'The directory knows no such session',
  'method-not-allowed': 'The directory does not offer this call',
  conflict: 'The request contradicts the session',
  'out-of-date': 'The session changed in the meantime',
  'too-large': 'The request is larger than the directory takes',
  'media-type': 'The directory does not read this kind of content',
  'too-many-requests': 'Too many calls in a short time',
  busy: 'The directory is busy or down for the moment',
  'server-error': 'The directory failed',
  'proxy-asks': 'A proxy on the way asks for a password',
  'proxy-fails': 'The proxy did not let this through',
  'not-the-directory': 'Something else answered in place of the directory',
  unexpected: 'The directory gave an answer that is not expected here',
  'connection-refused': 'Nobody listens at the directory’s address',
  'cut-off': 'The connection broke before the answer was complete',
  timeout: 'No answer in time',
  'no-such-host': 'The directory’s name could not be looked up',
  'no-network': 'There is no way to the directory from here',
  'bad-certificate': 'The server could not prove that it is the directory',
  'no-tls': 'No secure connection could be made',
  'not-json': 'The answer is not JSON',
  'answer-too-large': 'The answer is larger than any session',
  'bad-document': 'The answer lacks what every session has',
  'no-channel': 'The change channel did not open',
  'no-session-name': 'The directory let you in, but did not say which session it is',
  internal: 'Beckon itself failed',
  'not-signed': 'There is no valid sign-in for this player',
  aborted: 'The call was called off',
  'no-answer': 'No answer came from the directory',
} as const;

export const causes = {
  'host-moved-on':
    'The host has moved to another session or ended this one. Handles go stale quickly, and profile cards and toasts keep showing the old one.',
  'handle-expired': 'The invite has expired: an invite handle lives for a limited time only.',
  'activity-replaced':
    'The link came from a player’s activity, and that player has set a new one since, or turned inactive. Either ends the old handle.',
  'other-directory':
    'The handle was made in another place: another sandbox, another emulator, or this emulator before it was reset.',
  'session-emptied':
    'The last member left, or was removed after being inactive, and the session ended with that.',
  'create-without-members':
    'The session was written without any member, and its sessionEmptyTimeout is 0, so nothing was kept.',
  'template-unknown': 'The SCID or the session template is not published in this sandbox, or is misspelt.',
  'session-full':
    'The session is full. Some sessions answer 400 when they are full or only visible, others 403.',
  'field-missing': 'The title sent malformed JSON, or left out a field. The directory’s own words name it.',
  'contract-version':
    'The request names its fields as another contract version does: 105 has constants.system.timeouts, 107 has reservedRemovalTimeout and its like.',
  'managed-initialization':
    'The session’s template asks for two or more members at creation (memberInitialization, membersNeededToStart), and fewer were sent.',
  'token-expired': 'The sign-in has expired or was withdrawn, and a fresh token did not help.',
  'token-elsewhere': 'The token is for another service: its relying party must be http://xboxlive.com.',
  'clock-wrong':
    'This machine’s clock is wrong, so that tokens and signatures look expired or not yet valid.',
  'wrong-user-first':
    'Another player is joining than the one who was invited. With several signed in, the invited one must join first.',
  'session-closed-since':
    'The session was closed or locked, or filled up, after the invite was sent. Closed beats every invite but a reservation.',
  'join-restricted':
    'The session lets in only friends of a member, or players on the same device (joinRestriction), and this player was not invited by an invite handle.',
  'no-multiplayer-privilege':
    'The account may not play online: no subscription that the title needs, a child account, or a restriction in its privacy settings.',
  'no-user-authorization':
    'The session’s template lacks the capability userAuthorizationStyle. Without it only consoles get in; a PC is always refused.',
  'no-title-claim':
    'The token carries no title or no device. The session directory takes neither a user’s token alone nor one of another title.',
  'wrong-sandbox':
    'The account’s token is for another sandbox than the session’s service configuration. RETAIL accounts see no development session, and the other way round.',
  blocked:
    'A member has blocked this player or the other way round, or one of them may not communicate, or the player is banned from the session or is not in its club.',
  'session-closed': 'The host closed the session: nobody new gets in, except where a place was reserved.',
  'every-place-taken': 'Every place in the session is taken.',
  'session-private': 'The session is private: only players for whom a place was reserved get in.',
  'session-locked': 'The session is locked: only players who were in it before may come back.',
  'not-a-member': 'Only members may write to this session, and this player is not one of them, or no longer.',
  'others-fields':
    'The request touches another member or an existing index. A player may write only “me” and reservations.',
  'unknown-title':
    'The service does not know this title: its id or SCID is wrong, or it is not published in this sandbox.',
  'title-not-authorized': 'This title is not authorized for the service in this sandbox.',
  'account-banned': 'The account is banned or suspended.',
  'account-child': 'The account is a child’s, or needs a guardian’s consent or proof of age.',
  'account-not-set-up':
    'The Microsoft account has no Xbox profile yet, or new terms are waiting to be accepted.',
  'account-region': 'Xbox services are not offered in the account’s region.',
  'account-play-time': 'The account’s play time for today is used up.',
  'wrong-method':
    'The address is right, but not with this method: the directory’s interface changed, or something on the way rewrites calls.',
  'constants-differ':
    'The request sets constants that the template or the session already has with other values. Constants are set once, at creation.',
  'large-session-rule': 'The session is a large one, where some changes to members are not allowed.',
  'someone-wrote': 'Another member wrote first. Nothing of this request was applied.',
  'activity-counts':
    'The title set its activity just before: POST /handles raises the session’s change number, though nothing visible changes.',
  'document-grown': 'The title keeps too much in the session’s properties.',
  'wrong-content-type': 'The request was not sent as application/json, or something on the way changed it.',
  'limit-per-title':
    'This player made more calls in this title than is allowed: 30 in 15 seconds, 300 in 300 seconds. Refused calls count too.',
  'loop-of-calls': 'The title or a tool polls or repeats without a pause.',
  maintenance: 'The service is under load or maintenance.',
  'service-fault': 'A fault of the service. Nothing says whether the request was obeyed.',
  'proxy-down':
    'The proxy in this machine’s settings does not answer, or refuses to connect to the service. A debugging tool that was closed may have left its own there.',
  'proxy-kind':
    'The settings name a proxy through which the change channel can’t go. It takes HTTP and HTTPS proxies; for calls, others do as well.',
  'network-login': 'A network’s login page, a proxy or a filter answered, as in a hotel or a school.',
  'wrong-address': 'The address of the directory is wrong, or another program listens there.',
  'emulator-not-running': 'The emulator is not running, or was started on another port.',
  'emulator-restarted': 'The emulator was stopped or restarted in the middle of the call.',
  firewall: 'A firewall, a VPN or a filter lets nothing through.',
  'connection-dropped':
    'The network changed or dropped the connection. The directory may still have obeyed the request.',
  'network-slow': 'The network is very slow, or drops packets silently.',
  'directory-slow': 'The directory took longer than 30 seconds.',
  offline: 'This machine is offline.',
  'dns-trouble': 'Name lookup does not work here, or a filter blocks the name.',
  interception:
    'A proxy, a debugging tool or a virus scanner stands between and shows a certificate of its own.',
  'certificate-dates':
    'The certificate has expired or is not valid yet; mostly it is this machine’s clock that is wrong.',
  'certificate-name':
    'The certificate is for another name: the address is wrong, or traffic is led elsewhere.',
  'plain-http': 'The address says https, but plain http is spoken there.',
  'answer-cut': 'The answer was cut off on the way.',
  'service-changed': 'The service changed its answer in a way that Beckon does not know yet.',
  'large-session-document': 'The session is of a kind that leaves out parts of its document.',
  'signed-out': 'The player signed out, or the sign-in can no longer be renewed.',
  'own-fault': 'A fault in Beckon, or something it needs on this machine is missing. Nothing was sent.',
  'channel-blocked':
    'Something on the way lets plain calls through but no WebSocket: a proxy, a filter or a virus scanner.',
  'no-content-location':
    'The answer came without Content-Location, the only header that names the session; something on the way may drop it.',
  'called-off-here': 'You, or the program on its way out, called it off.',
} as const;

export const advice = {
  'ask-new-invite': 'Ask the host for a new invite, and follow it soon.',
  'ask-host-to-open': 'Ask the host to open the session or to free a place, then try again.',
  'ask-for-invite-handle':
    'Ask the host to invite you by name; an invite lets you in where friends only may join.',
  'join-as-invited': 'Join as the player the link names, before any other signed-in player does.',
  'check-privileges':
    'Check at xbox.com/settings that the account may play and communicate online, and nobody is blocked.',
  'check-template':
    'For the title’s developer: see that the session template has userAuthorizationStyle, and the scheme and SCID belong to one title.',
  'check-sandbox':
    'Compare the sandbox of the machine and the account with the one in which the title is published.',
  'use-title-token':
    'On Xbox Live, sign in with the title’s own ID (its MSA App ID in Partner Center), or paste a token of the title (an XBL3.0 header from the game’s log or a tool): the client ID of an app registration gives tokens without a title.',
  'check-same-directory':
    'See that host and guest use the same directory: both the same sandbox, or both the same emulator.',
  'check-scid': 'Compare SCID and template name letter by letter with the title’s service configuration.',
  'read-said': 'Read the directory’s own words below; they name the field.',
  'check-contract': 'Compare the request in Calls with the contract version that its header names.',
  'sign-in-again': 'Sign in again, then try again.',
  'check-clock': 'Set this machine’s clock to the right time and zone.',
  'finish-account': 'Sign in once at xbox.com with this account and settle what it asks for.',
  'leave-constants-out': 'Leave constants out of the write, or make them equal to the template’s.',
  'read-and-repeat':
    'Read the session again, apply the change to what it is now, and write with the new ETag.',
  'write-less': 'Keep less in the session: ids rather than data.',
  'check-proxy': 'See whether a proxy, VPN, filter or debugging tool is on the way, and try without it.',
  'mend-proxy-settings':
    'Look at the proxy in this machine’s network settings: whether it is meant, and whether it runs.',
  'log-in-to-network': 'Open any web page: if the network asks you to log in, do so, and try again.',
  'wait-as-told': 'Wait as long as the directory asks, then try again.',
  'wait-a-while': 'Wait a minute, then try again.',
  'call-less': 'For the title’s developer: subscribe to changes instead of polling, and obey Retry-After.',
  'try-again': 'Try again. Joining twice does no harm: the second time finds you already in.',
  'start-emulator':
    'If the directory is the emulator, start it, and compare its address and port with the one used.',
  'check-network': 'See that this machine is online.',
  'check-address': 'Compare the directory’s address with the one it should be.',
  'check-service-status': 'See at support.xbox.com/xbox-live-status whether the service has trouble.',
  'open-calls': 'Look at the exchange under Calls in the window; it shows what was asked and answered.',
  'leave-by-title':
    'The account is a member now: start the title and leave there, or wait until it is removed as inactive.',
  'report-fault': 'Keep the words below and report them; they say what went wrong.',
  'report-document': 'Keep the exchange from Calls and report it, so that Beckon learns this form.',
} as const;

export type TitleCode = keyof typeof titles;
export type CauseCode = keyof typeof causes;
export type AdviceCode = keyof typeof advice;
