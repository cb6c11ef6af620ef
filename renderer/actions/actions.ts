import type { State } from '../store/store.ts';
import type { Action } from './action.ts';
import { goActions } from './go-actions.ts';
import { helpActions } from './help-actions.ts';
import { goToInviteActions, inviteActions, joinAsActions } from './invite-actions.ts';
import { makeActions } from './make-actions.ts';
import { settingsActions } from './settings-actions.ts';

/** Everything that can be done from anywhere. A part of the window adds its own with one line here. */
export const ACTIONS: readonly Action[] = [
  ...goActions,
  ...inviteActions,
  ...makeActions,
  ...settingsActions,
  ...helpActions,
];

/** Those that depend on what there is: one for each player, one for each invite. They have no keys. */
const MORE: readonly ((state: State) => readonly Action[])[] = [joinAsActions, goToInviteActions];

/** What can be done now. */
export const actionsNow = (state: State): Action[] => [
  ...ACTIONS.filter(({ when }) => when?.(state) ?? true),
  ...MORE.flatMap((more) => more(state)),
];
