import type { EventName, EventPayload } from '../../electron/ipc/contract.ts';
import { unpacked } from '../../protocol/exact-json.ts';
import { noteSetupStep } from '../setup-check/steps.ts';
import { withCall } from './calls.ts';
import { type CommandTrouble, command } from './command.ts';
import { draftsOf } from './drafts.ts';
import { noteChanged, noteDeleted } from './found.ts';
import { mirrorOf, withEvent } from './mirror.ts';
import { unpick } from './picked.ts';
import { type State, useStore } from './store.ts';
import { withNews } from './told.ts';
import { withVersion } from './versions.ts';

type WindowEvent = { [N in EventName]: { name: N; payload: EventPayload<N> } }[EventName];

/** What an event changes: the mirror, the calls or versions in view, or what is shown. */
const changesBy = (state: State, event: WindowEvent): Partial<State> => {
  switch (event.name) {
    case 'activation.shown':
      return { selected: event.payload.id, page: 'invites' };
    case 'call.recorded':
      return { calls: withCall(state.calls, event.payload.activationId, event.payload.call) };
    case 'version.seen':
      return { versions: withVersion(state.versions, event.payload.activationId, event.payload.row) };
    case 'activations.deleted': {
      const isGone = event.payload.ids.includes(state.selected ?? '');
      return { mirror: withEvent(state.mirror, event), selected: isGone ? null : state.selected };
    }
    case 'setup.step':
      return {};
    case 'emulator.told':
      return { told: withNews(state.told, event.payload) };
    default:
      return { mirror: withEvent(state.mirror, event) };
  }
};

/** What is found and picked is beside the store, and follows it. */
const noteEvent = (event: WindowEvent): void => {
  if (event.name === 'setup.step') noteSetupStep(event.payload);
  if (event.name === 'activation.changed') noteChanged();
  if (event.name !== 'activations.deleted') return;
  unpick(event.payload.ids);
  noteDeleted(event.payload.ids);
};

/**
 * Fills the store and keeps it. It listens before it asks for the snapshot; what comes between is held back
 * and applied after it, in order, but for those that the snapshot already holds: their numbers tell, no clock.
 * Resolves with null, or with what went wrong.
 */
export const connect = async (): Promise<CommandTrouble | null> => {
  let heldBack: { event: WindowEvent; number: number }[] | null = [];
  const stop = window.beckon.listen((name, payload, number) => {
    // main made it by the contract's schema of that name
    const event = { name, payload: unpacked(payload) } as WindowEvent;
    if (heldBack) heldBack.push({ event, number });
    else {
      useStore.setState((state) => changesBy(state, event));
      noteEvent(event);
    }
  });
  const answer = await command('snapshot', null);
  if (!answer.ok) {
    stop();
    return answer.error;
  }
  const mirror = mirrorOf(answer.value);
  const selected = answer.value.shown ?? mirror.order[0] ?? null;
  let state: State = {
    ...useStore.getState(),
    ...draftsOf(answer.value.drafts, selected),
    loaded: true,
    mirror,
    selected,
  };
  for (const { event, number } of heldBack) {
    if (number > answer.value.events) state = { ...state, ...changesBy(state, event) };
  }
  heldBack = null;
  useStore.setState(state);
  return null;
};
