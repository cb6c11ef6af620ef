import { afterEach, expect, test, vi } from 'vitest';
import type { Activation } from '../../electron/ipc/contract.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { mirrorOf } from '../store/mirror.ts';
import { activationOf, snapshotOf } from '../store/sample.ts';
import { useStore } from '../store/store.ts';
import { inviteActions, joinAsActions } from './invite-actions.ts';

afterEach(() => vi.unstubAllGlobals());

const known: Activation['preview'] = {
  state: 'known',
  at: '2026-11-20T10:00:00.000Z',
  handle: {
    kind: 'invite',
    session: { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'lobby' },
    titleIds: [DEMO_TITLE.titleId],
    from: DEMO_PLAYERS.Ada,
    to: DEMO_PLAYERS.Bea,
    expires: null,
    openness: 'not-told',
  },
};
const asking = (preview: Activation['preview']) =>
  activationOf('a1', { state: 'asking', player: DEMO_PLAYERS.Bea, preview });

/** What the palette offers of the answers, with this activation in view. */
const offered = (...activations: Activation[]): string[] => {
  useStore.setState({ mirror: mirrorOf(snapshotOf({ activations })), page: 'invites', selected: 'a1' });
  const state = useStore.getState();
  const answers = ['join', 'decline', 'always', 'look', 'next-asking'].map((name) => `invite.${name}`);
  return inviteActions
    .filter(({ id, when }) => answers.includes(id) && when?.(state))
    .map(({ id }) => id.replace('invite.', ''));
};

test('the palette has the answers to an invite that asks', () => {
  expect(offered(asking(known))).toEqual(['join', 'decline', 'always', 'look']);
  expect(offered(asking({ state: 'looking', joins: false }))).toEqual(['join', 'decline']);
  expect(offered(asking(null))).toEqual(['join', 'decline', 'look']);
  expect(offered(activationOf('a1', { state: 'joined' }))).toEqual([]);
});

test('an invite that asks is joined as whom the window names, and not as whom it names next', async () => {
  const command = vi.fn(async () => ({ ok: true, value: null }));
  vi.stubGlobal('window', { beckon: { command, listen: () => () => undefined } });
  expect(offered(asking(known))).toContain('join');
  await inviteActions.find(({ id }) => id === 'invite.join')?.run();
  expect(command.mock.calls).toEqual([['activation.join', { id: 'a1', as: DEMO_PLAYERS.Bea }]]);
});

test('a join that waits for the service’s limit can be called off from there', () => {
  const callOff = inviteActions.find(({ id }) => id === 'invite.call-off');
  const activations = [activationOf('a1', { player: DEMO_PLAYERS.Bea })];
  const isOffered = (...heldJoins: string[]) => {
    useStore.setState({
      mirror: mirrorOf(snapshotOf({ activations, heldJoins })),
      page: 'invites',
      selected: 'a1',
    });
    return callOff?.when?.(useStore.getState());
  };
  expect([isOffered(), isOffered('a2'), isOffered('a1')]).toEqual([false, false, true]);
});

test('one that names nobody can be joined as another of the players', () => {
  const { link } = activationOf('a1');
  const activations = [{ ...asking(null), link: link && { ...link, to: null } }];
  useStore.setState({ mirror: mirrorOf(snapshotOf({ activations })), page: 'invites', selected: 'a1' });
  const state = useStore.getState();
  expect(joinAsActions(state).map(({ id }) => id)).toContain(`invite.join-as.${DEMO_PLAYERS.Ada}`);
  useStore.setState({ mirror: mirrorOf(snapshotOf({ activations: [asking(null)] })) });
  expect(joinAsActions(useStore.getState())).toEqual([]);
});

test('it leads to another one that asks', () => {
  const other = activationOf('a2', { state: 'asking' });
  expect(offered(activationOf('a1', { state: 'joined' }), other)).toEqual(['next-asking']);
});
