import type { LoggedRequest } from '../../electron/ipc/contract.ts';

/** The calls that are known here: those of one life of the emulator, oldest first. */
export type RequestList = {
  readonly life: number;
  readonly rows: readonly LoggedRequest[];
};

export const NO_REQUESTS: RequestList = { life: -1, rows: [] };

/** The id from which on the list is to be asked for: 0 for an emulator that it knows nothing of. */
export const lastOf = ({ life, rows }: RequestList, lives: number): number =>
  life === lives ? (rows.at(-1)?.id ?? 0) : 0;

/** The list with what came; what the emulator has forgotten goes. */
export const withRequests = (
  known: RequestList,
  lives: number,
  { requests, first }: { requests: readonly LoggedRequest[]; first: number },
): RequestList => {
  const before = known.life === lives ? known.rows : [];
  const last = before.at(-1)?.id ?? 0;
  const kept = (before[0]?.id ?? first) < first ? before.filter(({ id }) => id >= first) : before;
  const added = requests.filter(({ id }) => id > last);
  return { life: lives, rows: added.length === 0 ? kept : [...kept, ...added] };
};

export type RequestFilter = {
  text: string;
  /** First digit of a status, or `cut`. */
  status: 'all' | '2' | '3' | '4' | '5' | 'cut';
  refused: boolean;
  faulty: boolean;
};

export const NO_FILTER: RequestFilter = { text: '', status: 'all', refused: false, faulty: false };

/** Those that pass; the text may stand in the path, the player or the reason, without case. */
export const passing = (
  rows: readonly LoggedRequest[],
  { text, status, refused, faulty }: RequestFilter,
  gamertags: Readonly<Record<string, string>>,
): readonly LoggedRequest[] => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' && status === 'all' && !refused && !faulty) return rows;
  const hasText = ({ method, path, xuid, because, fault }: LoggedRequest): boolean =>
    [method, path, xuid, xuid && gamertags[xuid], because, fault].some((one) =>
      one?.toLowerCase().includes(wanted),
    );
  const hasStatus = (given: number | null): boolean =>
    status === 'all' || (status === 'cut' ? given === null : String(given).startsWith(status));
  return rows.filter(
    (row) =>
      hasStatus(row.status) &&
      (!refused || row.because !== undefined) &&
      (!faulty || row.fault !== undefined) &&
      (wanted === '' || hasText(row)),
  );
};
