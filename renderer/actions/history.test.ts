import { afterEach, beforeEach, expect, test } from 'vitest';
import { mirrorOf } from '../store/mirror.ts';
import { activationOf, snapshotOf } from '../store/sample.ts';
import { showActivation, showPage, useStore } from '../store/store.ts';
import { goBack, goForward, hasBack, hasForward, keepHistory } from './history.ts';

const place = () => {
  const { page, selected } = useStore.getState();
  return [page, selected];
};
let stop: () => void;

beforeEach(() => {
  const mirror = mirrorOf(snapshotOf({ activations: [activationOf('a1', {}), activationOf('a2', {})] }));
  useStore.setState({ loaded: true, mirror, page: 'invites', selected: 'a1' });
  stop = keepHistory();
});
afterEach(() => stop());

test('back and forward go through the pages and the invites that were in view', () => {
  showPage('players');
  showActivation('a2');
  goBack();
  expect(place()).toEqual(['players', 'a1']);
  goBack();
  expect(place()).toEqual(['invites', 'a1']);
  expect(hasBack()).toBe(false);
  goForward();
  goForward();
  expect(place()).toEqual(['invites', 'a2']);
  expect(hasForward()).toBe(false);
});

test('going somewhere else ends what lay forward', () => {
  showPage('players');
  goBack();
  showPage('compose');
  expect(hasForward()).toBe(false);
  goBack();
  expect(place()).toEqual(['invites', 'a1']);
});

test('an invite that was deleted meanwhile is not shown again', () => {
  showActivation('a2');
  useStore.setState(({ mirror }) => {
    const { a1: _, ...activations } = mirror.activations;
    return { mirror: { ...mirror, activations } };
  });
  goBack();
  expect(place()).toEqual(['invites', null]);
});
