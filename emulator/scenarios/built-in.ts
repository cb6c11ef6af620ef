import { busy } from './busy.ts';
import { friendsOnly } from './friends-only.ts';
import { hostLeaves } from './host-leaves.ts';
import { inviteStorm } from './invite-storm.ts';
import { large } from './large.ts';
import { closed, full, lobby, privateLobby } from './lobby.ts';
import type { ScenarioFile } from './scenario.ts';
import { sessionExpires } from './session-expires.ts';
import { transfer } from './transfer.ts';

/** The scenarios that are always there, in the order in which they are shown. */
export const BUILT_IN: readonly ScenarioFile[] = [
  lobby,
  full,
  privateLobby,
  closed,
  friendsOnly,
  large,
  busy,
  hostLeaves,
  sessionExpires,
  transfer,
  inviteStorm,
];
