import type { TFunction } from 'i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { deltas, type JoinRestriction, myMember } from '../../protocol/deltas.ts';
import { hostOf, memberState, membersInOrder } from '../../protocol/members.ts';
import type { MenuEntry } from '../parts/menu-button.tsx';
import type { Mirror } from '../store/mirror.ts';
import { nameOf } from '../words/who.ts';
import type { Write } from './write.ts';

/** A menu entry that is a write: what is sent when it is chosen. */
export type WriteEntry = MenuEntry & { write: Write };

const one = (checked: boolean) => ({ choice: { of: 'one' as const, checked } });
const flag = (checked: boolean) => ({ choice: { of: 'switch' as const, checked } });

/** Active, ready or inactive. Whatever version there is: the write touches my own member alone. */
export const myStateEntries = (t: TFunction, { document, you }: SessionView): WriteEntry[] => {
  const me = myMember(document, you);
  const state = me && memberState(me);
  const group = t('act.me');
  const entry = (value: 'active' | 'ready' | 'inactive', request: Write['request']): WriteEntry => ({
    value,
    label: t(`act.become.${value}`),
    group,
    ...one(state === value),
    write: { intent: value, request, ifMatch: '*' },
  });
  return [
    entry('active', deltas.active(me?.properties.system.connection)),
    entry('ready', deltas.ready()),
    entry('inactive', deltas.inactive()),
  ];
};

const RESTRICTIONS: readonly JoinRestriction[] = ['none', 'followed', 'local'];

const doorEntries = (t: TFunction, { document }: SessionView): WriteEntry[] => {
  const { closed = false, locked = false, joinRestriction } = document.properties.system;
  const rule = joinRestriction?.toLowerCase() ?? 'none';
  return [
    {
      value: 'closed',
      label: t('act.closed'),
      group: t('act.door'),
      ...flag(closed),
      write: { intent: closed ? 'open' : 'close', request: deltas.closed(!closed), ifMatch: '*' },
    },
    {
      value: 'locked',
      label: t('act.locked'),
      group: t('act.door'),
      ...flag(locked),
      write: { intent: locked ? 'unlock' : 'lock', request: deltas.locked(!locked), ifMatch: '*' },
    },
    ...RESTRICTIONS.map(
      (value): WriteEntry => ({
        value,
        label: t(`joinRule.${value}`),
        group: t('session.join'),
        ...one(rule === value),
        write: { intent: 'join-restriction', request: deltas.joinRestriction(value), ifMatch: '*' },
      }),
    ),
  ];
};

/**
 * Who is to be host: members with a device token, which is how a host is named. On condition of the version in
 * view, for several may reach for it at once, and only one of them is to have it. docs
 */
const hostEntries = (t: TFunction, { document, you, etag }: SessionView, names: Mirror['gamertags']) => {
  const host = hostOf(document)?.index ?? null;
  const group = t('act.host');
  const entries = membersInOrder(document).flatMap(({ index, member }): WriteEntry[] => {
    const { deviceToken, gamertag, constants } = member;
    if (!deviceToken) return [];
    const { xuid } = constants.system;
    const label = gamertag ?? (xuid ? nameOf(names, xuid) : index);
    return [
      {
        value: `host-${index}`,
        label,
        ...(xuid === you && { note: t('members.you') }),
        group,
        ...one(host === index),
        write: { intent: 'host', request: deltas.host(deviceToken), ifMatch: etag ?? '*' },
      },
    ];
  });
  const nobody: WriteEntry = {
    value: 'no-host',
    label: t('act.nobody'),
    group,
    ...one(!document.properties.system.host),
    write: { intent: 'no-host', request: deltas.host(null), ifMatch: etag ?? '*' },
  };
  return [...entries, nobody];
};

/** Who may come in, and who is host. */
export const sessionEntries = (
  t: TFunction,
  session: SessionView,
  names: Mirror['gamertags'],
): WriteEntry[] => [...doorEntries(t, session), ...hostEntries(t, session, names)];
