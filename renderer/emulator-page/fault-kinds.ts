import type { ActiveFault, WantedFault } from '../../electron/ipc/contract.ts';

type Fault = WantedFault['fault'];

/** The faults that have a switch, by what they are called here. */
export const FAULTS = {
  '401': { kind: 'status', status: 401 },
  '403': { kind: 'status', status: 403 },
  '403-document': { kind: 'status', status: 403, document: true },
  '404': { kind: 'status', status: 404 },
  '409': { kind: 'status', status: 409 },
  '412': { kind: 'status', status: 412 },
  '429': { kind: 'status', status: 429 },
  '503': { kind: 'status', status: 503 },
  delay: { kind: 'delay', ms: 2_000 },
  'cut-answer': { kind: 'cut-answer' },
  refuse: { kind: 'refuse' },
  'delay-taps': { kind: 'delay-taps', ms: 2_000 },
  'double-taps': { kind: 'double-taps' },
  'lose-taps': { kind: 'lose-taps' },
} satisfies Record<string, Fault>;
export type FaultName = keyof typeof FAULTS;

/** In the order in which they are shown; an object would put its numbers first. */
export const FAULT_GROUPS: readonly {
  group: 'answers' | 'connection' | 'taps';
  names: readonly FaultName[];
}[] = [
  {
    group: 'answers',
    names: ['401', '403', '403-document', '404', '409', '412', '429', '503'],
  },
  { group: 'connection', names: ['delay', 'cut-answer', 'refuse'] },
  { group: 'taps', names: ['delay-taps', 'double-taps', 'lose-taps'] },
];

/** Whether it takes a time. */
export const isSlow = (name: FaultName): boolean => name === 'delay' || name === 'delay-taps';

/** Which of the switches a fault that is set belongs to; null for one that a script made up. */
export const nameOfFault = ({ fault }: Pick<ActiveFault, 'fault'>): FaultName | null =>
  (Object.keys(FAULTS) as FaultName[]).find((name) => {
    const one: Fault = FAULTS[name];
    return (
      one.kind === fault.kind &&
      one.status === fault.status &&
      (one.document ?? false) === (fault.document ?? false)
    );
  }) ?? null;

const SCOPES = {
  writes: { method: 'PUT' },
  reads: { method: 'GET' },
  all: {},
  handles: { path: '^/handles' },
  sessions: { path: '^/serviceconfigs' },
  connect: { path: '^/connect' },
} satisfies Record<string, WantedFault['match']>;

export const SCOPE_NAMES = ['writes', 'reads', 'all', 'handles', 'sessions', 'connect', 'pattern'] as const;
export type ScopeName = (typeof SCOPE_NAMES)[number];

/** For whom, for which calls and how often a fault is to be. */
export type Scope = {
  /** Empty: everybody. */
  xuid: string;
  calls: ScopeName;
  pattern: string;
  always: boolean;
  /** As it was typed. */
  count: string;
};

export const FIRST_SCOPE: Scope = { xuid: '', calls: 'writes', pattern: '', always: false, count: '1' };

/** How many calls a scope is for; null where that is no number. */
export const timesOf = ({ always, count }: Scope): number | undefined | null => {
  if (always) return undefined;
  return /^[1-9]\d{0,5}$/.test(count.trim()) ? Number(count) : null;
};

/** What is sent for a switch that is turned on; null while the scope can't be. Taps know no calls. */
export const wantedOf = (name: FaultName, scope: Scope, ms: number): WantedFault | null => {
  const times = timesOf(scope);
  if (times === null) return null;
  const calls = scope.calls === 'pattern' ? { path: scope.pattern } : SCOPES[scope.calls];
  const isTap = name.endsWith('-taps');
  return {
    match: { ...(isTap ? {} : calls), ...(scope.xuid !== '' && { xuid: scope.xuid }) },
    ...(times !== undefined && { times }),
    fault: isSlow(name) ? { ...FAULTS[name], ms } : FAULTS[name],
  };
};
