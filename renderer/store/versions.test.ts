import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VersionRow } from '../../protocol/version.ts';
import { useStore } from './store.ts';
import { loadVersions, withVersion } from './versions.ts';

const row = (number: number): VersionRow => ({
  number,
  changeNumber: number,
  seenAt: '2026-11-20T10:00:00.000Z',
  cause: { kind: 'not-told' },
  changes: [],
  more: 0,
  gap: null,
});
const from = (first: number, last: number): VersionRow[] =>
  Array.from({ length: last - first + 1 }, (_, at) => row(first + at));

type Asked = { id: string; before: number | null; limit: number };
let asked: Asked[];
let answer: (input: Asked) => unknown;

/** As the journal answers that has versions up to this number. */
const journalOf = (last: number) => (input: Asked) => {
  const upTo = (input.before ?? last + 1) - 1;
  const first = Math.max(1, upTo - input.limit + 1);
  return { ok: true, value: { rows: from(first, upTo), unreadable: 0, older: first > 1 ? first : null } };
};

beforeEach(() => {
  asked = [];
  const command = (_: string, input: Asked) => {
    asked.push(input);
    return Promise.resolve(answer(input));
  };
  vi.stubGlobal('window', { beckon: { command, listen: () => () => undefined } });
  useStore.setState({ versions: null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const shown = () => useStore.getState().versions;

test('10,000 versions come in pages, the latest first, and stand in their order', async () => {
  answer = journalOf(10_000);
  const states: ReturnType<typeof shown>[] = [];
  const stop = useStore.subscribe(({ versions }) => states.push(versions));
  expect(await loadVersions('a1')).toBeNull();
  stop();
  const first = states.find((state) => state?.loaded);
  expect(first?.complete).toBe(false);
  expect(first?.rows.at(-1)?.number).toBe(10_000);
  expect(shown()?.complete).toBe(true);
  expect(shown()?.rows.map(({ number }) => number)).toEqual(from(1, 10_000).map(({ number }) => number));
  expect(asked.length).toBe(20);
});

test('a version that is seen while the pages come is neither lost nor doubled', async () => {
  answer = (input) => {
    useStore.setState(({ versions }) => ({ versions: withVersion(versions, 'a1', row(1001)) }));
    return journalOf(1000)(input);
  };
  await loadVersions('a1');
  expect(shown()?.rows).toHaveLength(1001);
  expect(shown()?.rows.at(-1)?.number).toBe(1001);
  expect(withVersion(shown(), 'a1', row(1001))).toBe(shown());
});

test('versions of an activation that is not in view are passed over, and its pages no longer asked for', async () => {
  answer = (input) => {
    useStore.setState({
      versions: { activationId: 'a2', rows: [], unreadable: 0, loaded: false, complete: false },
    });
    return journalOf(5000)(input);
  };
  await loadVersions('a1');
  expect(asked).toHaveLength(1);
  expect(withVersion(shown(), 'a1', row(1))).toBe(shown());
  expect(withVersion(null, 'a1', row(1))).toBeNull();
});

test('damaged rows are counted over all pages', async () => {
  answer = ({ before }) => ({
    ok: true,
    value: { rows: [], unreadable: 2, older: before === null ? 10 : null },
  });
  await loadVersions('a1');
  expect(shown()).toMatchObject({ unreadable: 4, complete: true });
});

test('a refusal is told, and the next look asks again', async () => {
  answer = () => ({ ok: false, error: { code: 'no', message: 'gone' } });
  expect(await loadVersions('a1')).toEqual({ code: 'no', message: 'gone' });
  expect(shown()).toBeNull();
});
