import type { TFunction } from 'i18next';
import type { State } from '../store/store.ts';
import { actActions } from './act-actions.ts';
import { type Action, GROUPS } from './action.ts';
import { emulatorActions } from './emulator-actions.ts';
import { goActions } from './go-actions.ts';
import { helpActions } from './help-actions.ts';
import { goToInviteActions, inviteActions, joinAsActions } from './invite-actions.ts';
import { makeActions } from './make-actions.ts';
import { accountActions, playerActions } from './player-actions.ts';
import { settingsActions } from './settings-actions.ts';

/** Everything that can be done from anywhere. A part of the window adds its own with one line here. */
export const ACTIONS: readonly Action[] = [
  ...goActions,
  ...inviteActions,
  ...makeActions,
  ...playerActions,
  ...emulatorActions,
  ...settingsActions,
  ...helpActions,
];

/** Those that depend on what there is, such as one for each player or each invite. They have no keys. */
const MORE: readonly ((state: State, t: TFunction) => readonly Action[])[] = [
  joinAsActions,
  actActions,
  accountActions,
  goToInviteActions,
];

/** What can be done now, group by group. */
export const actionsNow = (state: State, t: TFunction): Action[] => {
  const now = [
    ...ACTIONS.filter(({ when }) => when?.(state) ?? true),
    ...MORE.flatMap((more) => more(state, t)),
  ];
  return GROUPS.flatMap((group) => now.filter((action) => action.group === group));
};
