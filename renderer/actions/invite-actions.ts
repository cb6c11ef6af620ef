import type { Activation } from '../../electron/ipc/contract.ts';
import { isUnnamed, titleToTrust } from '../ask/trust.ts';
import { putLink } from '../compose/draft.ts';
import { type NextStep, nextStep, whoJoins } from '../detail/next-step.ts';
import { startPicking } from '../store/picked.ts';
import { type State, showActivation, showPage, useStore } from '../store/store.ts';
import { playerLabel } from '../words/player.ts';
import { nameOf, whoLine } from '../words/who.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';

const selectedOf = ({ page, selected, mirror }: State): Activation | undefined =>
  page === 'invites' && selected !== null ? mirror.activations[selected] : undefined;

/** What is done with the activation in view, where `fits` says that it can be. */
const withSelected = (
  fits: (activation: Activation, state: State) => boolean,
  act: (activation: Activation) => unknown,
): Pick<Action, 'when' | 'run'> => ({
  when: (state) => {
    const activation = selectedOf(state);
    return activation !== undefined && fits(activation, state);
  },
  run: () => {
    const activation = selectedOf(useStore.getState());
    return activation && act(activation);
  },
});

const needs =
  (step: NextStep) =>
  (activation: Activation, { mirror }: State): boolean =>
    nextStep(activation, mirror.players) === step;

const sendAgain = async ({ text }: Activation): Promise<void> => {
  const taken = await ask('link.take', { text, by: 'self' });
  if (taken) showActivation(taken.id);
};

const editInCompose = ({ text }: Activation): void => {
  putLink(text);
  showPage('compose');
};

const stepInvite = (by: 1 | -1): void => {
  const { mirror, selected } = useStore.getState();
  const next = mirror.order[selected === null ? 0 : mirror.order.indexOf(selected) + by];
  if (next) showActivation(next);
};

/** The latest that waits for an answer, beside the one in view. */
const nextAsking = ({ order, activations }: State['mirror'], selected: string | null): string | undefined =>
  order.find((id) => id !== selected && activations[id]?.state === 'asking');

export const inviteActions: readonly Action[] = [
  {
    id: 'invite.join',
    group: 'invite',
    name: (t) => t('action.join'),
    keys: ['Mod+Enter'],
    ...withSelected(needs('join'), (activation) =>
      ask('activation.join', { id: activation.id, as: whoJoins(activation) }),
    ),
  },
  {
    id: 'invite.again',
    group: 'invite',
    name: (t) => t('action.again'),
    keys: ['Mod+Enter'],
    ...withSelected(needs('again'), ({ id }) => ask('activation.again', { id })),
  },
  {
    id: 'invite.decline',
    group: 'invite',
    name: (t) => t('outcome.decline'),
    ...withSelected(
      ({ state }) => state === 'asking',
      ({ id }) => ask('activation.decline', { id }),
    ),
  },
  {
    id: 'invite.call-off',
    group: 'invite',
    name: (t) => t('limits.callOffJoin'),
    ...withSelected(
      ({ id }, { mirror }) => mirror.heldJoins.includes(id),
      ({ id }) => ask('activation.call-off', { id }),
    ),
  },
  {
    id: 'invite.always',
    group: 'invite',
    name: (t) => t('ask.always'),
    ...withSelected(
      (activation) => titleToTrust(activation) !== null,
      ({ id }) => ask('activation.always', { id }),
    ),
  },
  {
    id: 'invite.look',
    group: 'invite',
    name: (t) => t('ask.look'),
    ...withSelected(
      ({ state, player, preview }) => state === 'asking' && player !== null && preview?.state !== 'looking',
      ({ id }) => ask('activation.look', { id }),
    ),
  },
  {
    id: 'invite.next-asking',
    group: 'go',
    name: (t) => t('ask.next'),
    when: ({ mirror, selected }) => nextAsking(mirror, selected) !== undefined,
    run: () => {
      const { mirror, selected } = useStore.getState();
      const next = nextAsking(mirror, selected);
      if (next) showActivation(next);
    },
  },
  {
    id: 'invite.leave',
    group: 'invite',
    name: (t) => t('session.leave'),
    ...withSelected(
      ({ state }) => state === 'joined',
      ({ id }) => ask('session.leave', { id }),
    ),
  },
  {
    id: 'invite.send-again',
    group: 'invite',
    name: (t) => t('action.sendAgain'),
    ...withSelected(({ text, length }) => length <= text.length, sendAgain),
  },
  {
    id: 'invite.copy',
    group: 'invite',
    name: (t) => t('action.copyLink'),
    ...withSelected(
      ({ text, length }) => length <= text.length,
      ({ text }) => ask('text.copy', { text }),
    ),
  },
  {
    id: 'invite.compose',
    group: 'invite',
    name: (t) => t('link.edit'),
    ...withSelected(({ text, length }) => length <= text.length, editInCompose),
  },
  {
    id: 'invite.pick',
    group: 'invite',
    name: (t) => t('action.pick'),
    when: ({ mirror }) => mirror.order.length > 0,
    run: () => {
      showPage('invites');
      startPicking();
    },
  },
  {
    id: 'invite.newer',
    group: 'invite',
    name: (t) => t('action.newer'),
    keys: ['Alt+ArrowUp'],
    held: true,
    when: ({ mirror }) => mirror.order.length > 0,
    run: () => stepInvite(-1),
  },
  {
    id: 'invite.older',
    group: 'invite',
    name: (t) => t('action.older'),
    keys: ['Alt+ArrowDown'],
    held: true,
    when: ({ mirror }) => mirror.order.length > 0,
    run: () => stepInvite(1),
  },
];

/** As each of the players, where the invite in view is nobody's or somebody else's. */
export const joinAsActions = (state: State): Action[] => {
  const activation = selectedOf(state);
  if (!activation) return [];
  const { players } = state.mirror;
  if (nextStep(activation, players) !== 'join-as' && !isUnnamed(activation)) return [];
  return players.map((player) => ({
    id: `invite.join-as.${player.xuid}`,
    group: 'invite',
    name: (t) => t('outcome.joinAs', { who: playerLabel(t, player) }),
    run: () => ask('activation.join', { id: activation.id, as: player.xuid }),
  }));
};

/** So many of the latest can be gone to by name; the others are found by the search. */
const LATEST = 50;

export const goToInviteActions = ({ mirror }: State): Action[] =>
  mirror.order.slice(0, LATEST).flatMap((id) => {
    const activation = mirror.activations[id];
    if (!activation) return [];
    const { state, session, link } = activation;
    return {
      id: `invite.show.${id}`,
      group: 'latest',
      name: (t) =>
        t('action.showInvite', {
          who: whoLine(t, activation, mirror.gamertags) ?? link?.scheme ?? t('invites.noTitle'),
          state: t(`state.${state}`),
          where: session?.name ?? nameOf(mirror.gamertags, link?.handle ?? ''),
        }),
      run: () => showActivation(id),
    };
  });
