import { expect, test } from 'vitest';
import { type ActivationLink, parseActivationLink } from './link.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const ADA = '18000000000000101';
const BEA = '18000000000000102';
const DEMO = { name: 'ms-xbl-decafbad', titleId: '3737844653' };
const SHARED = { name: 'ms-xbl-multiplayer', titleId: null };
const extra: [string, string][] = [];

const invite = { kind: 'invite-handle' as const, scheme: SHARED, handle: HANDLE, extra };
const full = { ...invite, invitedXuid: BEA, senderXuid: ADA };
const activity = { kind: 'activity-handle' as const, scheme: SHARED, handle: HANDLE, extra };

const accepted: [why: string, text: string, link: ActivationLink][] = [
  [
    'the form of the documentation, with an empty context',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&invitedXuid=${BEA}&senderXuid=${ADA}&context=`,
    { ...full, context: '' },
  ],
  [
    'the form of a title scheme, with a slash',
    `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${BEA}&handle=${HANDLE}&senderXuid=${ADA}`,
    { ...full, scheme: DEMO },
  ],
  [
    'a title scheme without a slash',
    `ms-xbl-decafbad://inviteHandleAccept?handle=${HANDLE}`,
    { ...invite, scheme: DEMO },
  ],
  ['the shared scheme with a slash', `ms-xbl-multiplayer://inviteHandleAccept/?handle=${HANDLE}`, invite],
  [
    'upper-case hex in the scheme',
    `MS-XBL-DECAFBAD://inviteHandleAccept/?handle=${HANDLE}`,
    { ...invite, scheme: DEMO },
  ],
  [
    'a title id that begins with zeros',
    `ms-xbl-0000002a://inviteHandleAccept/?handle=${HANDLE}`,
    { ...invite, scheme: { name: 'ms-xbl-0000002a', titleId: '42' } },
  ],
  [
    'a handle in upper case, kept as it came',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE.toUpperCase()}`,
    { ...invite, handle: HANDLE.toUpperCase() },
  ],
  ['a host in lower case', `ms-xbl-multiplayer://invitehandleaccept?handle=${HANDLE}`, invite],
  ['a host in upper case', `ms-xbl-multiplayer://INVITEHANDLEACCEPT?handle=${HANDLE}`, invite],
  ['a known key in another letter case', `ms-xbl-multiplayer://inviteHandleAccept?HANDLE=${HANDLE}`, invite],
  ['a known key with an escape in it', `ms-xbl-multiplayer://inviteHandleAccept?h%61ndle=${HANDLE}`, invite],
  [
    'a stray leading &',
    `ms-xbl-multiplayer://activityHandleJoin?&handle=${HANDLE}&joinerXuid=${BEA}&joineeXuid=${ADA}`,
    { ...activity, joinerXuid: BEA, joineeXuid: ADA },
  ],
  ['empty parameters anywhere', `ms-xbl-multiplayer://activityHandleJoin?&&handle=${HANDLE}&`, activity],
  [
    'any order',
    `ms-xbl-multiplayer://activityHandleJoin?joineeXuid=${ADA}&joinerXuid=${BEA}&handle=${HANDLE}`,
    { ...activity, joinerXuid: BEA, joineeXuid: ADA },
  ],
  [
    'the largest xuid',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&senderXuid=18446744073709551615`,
    { ...invite, senderXuid: '18446744073709551615' },
  ],
  [
    'a context encoded twice, decoded once',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&context=one%2520two`,
    { ...invite, context: 'one%20two' },
  ],
  [
    'a context with another handle in it, which is text',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&context=handle%3D${ADA}%26handle%3Dx`,
    { ...invite, context: `handle=${ADA}&handle=x` },
  ],
  [
    'a context with an equals sign and a question mark of its own',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&context=a=b?c`,
    { ...invite, context: 'a=b?c' },
  ],
  [
    'quotes, shell characters and switches in a context, which is text',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&context=%22;$(x)%20--inspect%20'`,
    { ...invite, context: '";$(x) --inspect \'' },
  ],
  [
    'an emoji of several joined characters in a context',
    `ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}&context=${encodeURIComponent('👩‍🚀')}`,
    { ...invite, context: '👩‍🚀' },
  ],
  [
    'unknown parameters, kept in their order, twice or empty as they may be',
    `ms-xbl-multiplayer://inviteHandleAccept?b=2&handle=${HANDLE}&a=1&b=3&c`,
    {
      ...invite,
      extra: [
        ['b', '2'],
        ['a', '1'],
        ['b', '3'],
        ['c', ''],
      ],
    },
  ],
  [
    'blanks and line breaks around pasted text',
    ` \r\n ms-xbl-multiplayer://inviteHandleAccept?handle=${HANDLE}\n`,
    invite,
  ],
  [
    'a connection string, whose + stays +',
    'ms-xbl-multiplayer://inviteAccept?invitedUser=7&sender=8&connectionString=p1:a+b/c=|%2B%20',
    {
      kind: 'invite-connection',
      scheme: SHARED,
      connectionString: 'p1:a+b/c=|+ ',
      invitedXuid: '7',
      senderXuid: '8',
      extra: [],
    },
  ],
  [
    'a join with a connection string',
    'ms-xbl-decafbad://activityJoin/?joinerXuid=7&connectionString=x&joineeXuid=8',
    {
      kind: 'activity-connection',
      scheme: DEMO,
      connectionString: 'x',
      joinerXuid: '7',
      joineeXuid: '8',
      extra: [],
    },
  ],
  [
    'the handle host with the parameters of Multiplayer Activity',
    'ms-xbl-decafbad://inviteHandleAccept/?invitedUser=7&sender=8&connectionString=x',
    {
      kind: 'invite-connection',
      scheme: DEMO,
      connectionString: 'x',
      invitedXuid: '7',
      senderXuid: '8',
      extra: [],
    },
  ],
  [
    'a handle beside a connection string, which is then an unknown parameter',
    `ms-xbl-multiplayer://inviteHandleAccept?connectionString=x&handle=${HANDLE}`,
    { ...invite, extra: [['connectionString', 'x']] },
  ],
  [
    'a retired tournament',
    'ms-xbl-multiplayer://tournament?action=joinGame&scid=s',
    {
      kind: 'retired',
      scheme: SHARED,
      host: 'tournament',
      extra: [
        ['action', 'joinGame'],
        ['scid', 's'],
      ],
    },
  ],
  [
    'a retired party invite',
    'ms-xbl-multiplayer://PARTYINVITEACCEPT?accepterXuid=1',
    { kind: 'retired', scheme: SHARED, host: 'partyInviteAccept', extra: [['accepterXuid', '1']] },
  ],
  ['a retired team', 'ms-xbl-decafbad://team', { kind: 'retired', scheme: DEMO, host: 'team', extra: [] }],
  [
    'service call tracking',
    'ms-xbl-decafbad://serviceCallTracking?state=on',
    { kind: 'service-call-tracking', scheme: DEMO, extra: [['state', 'on']] },
  ],
];

test.each(accepted)('accepts %s', (_why, text, link) => {
  expect(parseActivationLink(text)).toEqual({ ok: true, link });
});
