/**
 * English for the codes of `sign-in-trouble.ts`: why a player could not be signed in, and what to do. They stand
 * beside those of `status-texts.ts`, which they share causes and advice with.
 */
export const signInTitles = {
  'account-banned': 'This account is banned from Xbox Live',
  'guardian-restricts': 'A guardian does not allow this account to play online',
  'no-xbox-profile': 'This Microsoft account has no Xbox profile yet',
  'terms-not-accepted': 'This account has not accepted the Xbox terms yet',
  'region-not-served': 'Xbox Live is not offered where this account lives',
  'age-not-proven': 'Xbox Live asks this account for proof of age',
  'play-time-over': 'This account’s play time for today is used up',
  'child-not-in-family': 'This is a child’s account, and it is in no family yet',
  'account-upkeep': 'Something about this account must be settled first',
  'gamertag-change': 'This account must choose another gamertag first',
  'account-kind': 'Accounts of this kind may not sign in to Xbox Live',
  'sandbox-refused': 'This account may not use this sandbox',
  'device-refused': 'Xbox Live does not take this program for a device',
  'title-refused': 'Xbox Live gives no token of this title',
  'step-expired': 'Xbox Live does not accept an earlier step of this sign-in any more',
  'sign-in-outage': 'Xbox Live’s sign-in is out of order',
  'xerr-unknown': 'Xbox Live refuses this account, by a number that Beckon does not know',
  'sign-in-refused': 'Xbox Live refuses this sign-in without saying why',
  'clock-wrong': 'This machine’s clock is wrong by more than 5 minutes',
  'sign-in-declined': 'The sign-in was declined',
  'code-expired': 'The code was not used in time',
  'client-unknown': 'Microsoft does not know the client ID',
  'client-not-personal': 'The client ID is not for personal Microsoft accounts',
  'client-not-public': 'The client ID is not set up for programs on a desktop',
  'client-redirect': 'The client ID lacks Beckon’s redirect address',
  'client-scope': 'The client ID may not ask for Xbox Live',
  'title-id-refused': 'Microsoft does not take the title’s ID',
  'sign-in-needed': 'Microsoft asks for a new sign-in with this account',
  'microsoft-refuses': 'Microsoft refuses this sign-in',
  'microsoft-busy': 'Microsoft’s sign-in is out of order for the moment',
  'sign-in-busy': 'Xbox Live’s sign-in asks for patience',
  'sign-in-fault': 'Xbox Live’s sign-in failed',
  'sign-in-offline': 'This machine is offline',
  'sign-in-no-host': 'The sign-in’s name could not be looked up',
  'sign-in-proxy': 'The proxy does not let the sign-in through',
  'sign-in-proxy-password': 'A proxy on the way asks for a password',
  'sign-in-certificate': 'The sign-in’s server could not prove who it is',
  'sign-in-no-tls': 'No secure connection to the sign-in could be made',
  'sign-in-blocked': 'Something on this machine blocks the sign-in',
  'sign-in-timeout': 'The sign-in got no answer in time',
  'sign-in-cut-off': 'The connection broke during the sign-in',
  'sign-in-no-answer': 'The sign-in got no answer',
  'sign-in-page': 'Something else answered in place of the sign-in',
  'sign-in-not-understood': 'The sign-in gave an answer that Beckon does not understand',
  'sign-in-cancelled': 'The sign-in was called off',
  'browser-silent': 'The browser did not come back',
  'account-renewed': 'This account was signed in already; its sign-in is renewed',
  'accounts-lost': 'The list of who is signed in could not be read',
  'no-client-id': 'A client ID is needed to sign in',
  'signed-out': 'This account is signed out',
  'pasted-expired': 'The pasted token has expired',
  'pasted-refused': 'Xbox Live does not take the pasted token any more',
  'secrets-lost': 'What was kept of this account can’t be read',
} as const;

export const signInCauses = {
  'enforcement-ban': 'The account broke the community standards and was suspended, for a time or for good.',
  'parental-settings':
    'Its family settings forbid playing with others, or signing in to this kind of program.',
  'never-on-xbox': 'Nobody has used this account on an Xbox, in the Xbox app or at xbox.com before.',
  'work-account': 'It is a work or school account: only personal Microsoft accounts have an Xbox profile.',
  'terms-changed': 'The terms are new, or changed since this account was last used.',
  'account-abroad': 'The account’s country or region is one where Xbox Live is not offered.',
  'law-asks-age': 'The law where the account lives asks for proof of age, and there is none yet.',
  curfew: 'Its family settings limit the time to play, and that is used up or not open now.',
  'child-alone': 'An account of somebody under age must belong to a family, where an adult answers for it.',
  'account-changing': 'The account is on its way to another region, another kind or another payment.',
  'gamertag-against-rules': 'Its gamertag was taken back, or was given out twice.',
  'retail-in-development': 'A RETAIL account can’t sign in to a development sandbox.',
  'test-in-retail':
    'A test account of Partner Center can’t sign in to RETAIL, nor to another publisher’s sandbox.',
  'sandbox-misspelt': 'The sandbox is misspelt. Letters count: RETAIL, XDKS.1.',
  'sandbox-not-granted': 'The account was not given access to this sandbox in Partner Center.',
  'device-not-proven':
    'The sandbox, or the account, asks for a real Xbox or Windows device; a program can’t prove to be one.',
  'client-no-title': 'The client ID belongs to no title that may be played in this sandbox.',
  'step-of-elsewhere':
    'The device, title or user token was made with another key, for another sandbox, or long ago.',
  'account-changed':
    'The account changed meanwhile: another password, a sign-out everywhere, a withdrawn consent.',
  'signature-time':
    'Requests and tokens carry the time; neither Xbox Live nor Microsoft takes one that is minutes off.',
  'declined-there': 'Somebody chose “No” or closed Microsoft’s page.',
  'consent-withheld': 'The account, or whoever manages it, does not allow this client ID to use Xbox Live.',
  'code-too-late': 'A code is good for 15 minutes, and for one sign-in.',
  'client-misspelt':
    'The client ID is misspelt, or the one of a tenant or an object was copied in its place.',
  'client-deleted': 'The registration was deleted, or is in a directory that Microsoft keeps apart.',
  'client-work-only': 'Its supported account types are those of an organization alone.',
  'client-flow-off':
    '“Allow public client flows” is off, so that Microsoft asks for a secret that a program can’t keep.',
  'client-redirect-missing':
    'Its platform “Mobile and desktop applications” lacks http://localhost, which is where the browser comes back to.',
  'client-not-approved':
    'Xbox Live is not among what this client ID may ask for, or was mistyped in its permissions.',
  'title-id-misspelt':
    'The MSA App ID is misspelt, or another number of the title was copied in its place: it has 16 hex digits, a title ID has 8.',
  'title-id-no-code': 'live.com does not know the title, or does not let it sign in by a code.',
  'title-device':
    'Xbox Live gives some titles their token on a real device alone; reports say so of titles for PC.',
  'refresh-over': 'Microsoft lets a sign-in go on for 90 days without use, and ends it at a new password.',
  'confirmation-asked':
    'Microsoft wants something confirmed on its page: a number, new terms, another device.',
  'too-many-sign-ins': 'Too many sign-ins were made from here in a short time.',
  'proxy-settings': 'The system’s proxy settings are wrong, or their script can’t be loaded.',
  'proxy-forbids': 'The proxy answers, and forbids the way to Xbox Live or Microsoft.',
  'debugging-proxy':
    'A debugging proxy such as Fiddler is on, and its root certificate is not trusted by this machine.',
  'company-certificate':
    'A company’s proxy or a virus scanner opens TLS with a certificate that this machine does not know.',
  'blocked-here': 'A firewall, a content filter or a policy of this machine forbids the call.',
  'browser-closed': 'The page was closed, or left open and forgotten.',
  'browser-elsewhere':
    'The page was opened in a browser that can’t reach this machine: another computer, a container, a remote desktop.',
  'refused-there':
    'Microsoft’s page itself said what is wrong: it does not go back to a program whose client ID or redirect address it does not know.',
  'loopback-blocked': 'A firewall or a proxy keeps the browser from http://localhost.',
  'no-client-set': 'Beckon has no registration of its own at Microsoft: each user, or each team, brings one.',
  'pasted-too-old': 'A token is good for 16 hours at most, and only the program that got it can renew it.',
  'pasted-withdrawn': 'It has expired, or was withdrawn: the account signed out, or changed its password.',
  'pasted-for-other-service':
    'It is for another service: its audience must be http://xboxlive.com. A game holds several tokens.',
  'profile-moved':
    'The profile comes from another machine or another user: what is kept is sealed for the one who kept it.',
  'store-changed': 'The system’s store of secrets is locked, or was set up anew.',
  'vault-damaged': 'The file of secrets was damaged; it was moved aside.',
  'same-account':
    'Microsoft’s page went on with the account that the browser, or the device, was signed in with.',
  'accounts-damaged':
    'The file accounts.json in Beckon’s folder is damaged; it is kept beside the new one, under a name that begins with accounts.json.damaged.',
  'called-off': 'You called it off, or began another sign-in meanwhile.',
} as const;

export const signInAdvice = {
  'settle-at-xbox':
    'Sign in at xbox.com with this account, and settle what it asks for. Then sign in here again.',
  'see-enforcement': 'See enforcement.xbox.com for why, and until when.',
  'ask-guardian': 'Ask the adult of the family to change it at account.microsoft.com/family.',
  'create-profile':
    'Sign in once at xbox.com with this account: it makes the Xbox profile. Then sign in here again.',
  'use-personal-account': 'Sign in with a personal Microsoft account.',
  'use-other-account': 'Sign in with another account.',
  'change-sandbox': 'Change the sandbox beside the player: this needs no new sign-in.',
  'grant-sandbox': 'In Partner Center, see that the test account has access to this sandbox.',
  'paste-token': 'Or paste a token of the title’s own, from its log or a tool of yours.',
  'paste-fresh': 'Copy the header of a call that the game or tool makes now, and paste it.',
  'sign-in-instead': 'Or sign in with the account itself: then its tokens are renewed.',
  'unlock-store': 'Unlock the system’s store of secrets, and start Beckon again.',
  'sign-in-or-paste': 'Or sign in to the account again, or paste its token again.',
  'try-sign-in-again': 'Try it again.',
  'choose-account':
    'For another account, sign in once more and choose “Use another account” on Microsoft’s page.',
  'sign-in-each': 'Sign in to each of your accounts again.',
  'sign-in-anew': 'Sign in with this account again.',
  'set-clock': 'Set this machine’s clock to the right time and zone, best by having the system keep it.',
  'check-client-id':
    'Compare the client ID in Settings with “Application (client) ID” of the registration, letter by letter.',
  'check-title-id':
    'Compare the ID with the MSA App ID of the title in Partner Center (Xbox services, Xbox Settings), or with MSAAppId in its MicrosoftGame.config.',
  'use-own-client':
    'Or sign in with a client ID of an app registration: it gives tokens without a title, which the session directory may refuse.',
  'allow-personal':
    'In the registration, choose “Personal Microsoft accounts” among the supported account types.',
  'allow-public-flows': 'In the registration, under Authentication, turn “Allow public client flows” on.',
  'add-redirect':
    'In the registration, under Authentication, add “Mobile and desktop applications” with http://localhost.',
  'use-device-code': 'Or sign in by device code, which needs no browser on this machine.',
  'use-browser': 'Or sign in with the browser.',
  'set-client-id': 'Enter a client ID in Settings. How to make one, for nothing, is told there.',
  'check-proxy-settings': 'Compare the system’s proxy settings with those of a browser that gets through.',
  'trust-proxy':
    'Have this machine trust the proxy’s root certificate (in Fiddler: HTTPS, Trust root certificate), or turn it off.',
  'allow-hosts':
    'Let https to *.xboxlive.com, login.microsoftonline.com and login.live.com through. “Check my set-up” tells which host is kept out.',
  'check-set-up': 'Run “Check my set-up”: it tries every step by itself.',
  'report-number': 'Keep the number below and report it, so that Beckon learns what it means.',
} as const;

export type SignInTitleCode = keyof typeof signInTitles;
