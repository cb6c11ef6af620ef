import type {
  ActiveFault,
  CallFault,
  FaultRequest,
  RtaFault,
  SubscribeFault,
  TapFault,
} from './fault-requests.ts';

type Call = { readonly method: string; readonly path: string; readonly xuid: string | null };

export type Faults = {
  add(request: FaultRequest): ActiveFault;
  all(): ActiveFault[];
  /** False when there is none of this id. */
  remove(id: number): boolean;
  clear(): void;
  /** The faults for this call, in the order they were added; each counts as used once. */
  takeForCall(call: Call): CallFault[];
  /** The faults for one tap of this player; each counts as used once. */
  takeForTap(xuid: string): TapFault[];
  /** The faults for one subscription of this player's; each counts as used once. */
  takeForSubscription(xuid: string): SubscribeFault[];
};

const NONE: never[] = [];

/** @param used called when a call or a tap had its fault */
export const createFaults = (used: () => void = () => undefined): Faults => {
  let active: ActiveFault[] = [];
  let lastId = 0;

  const use = <Kind extends FaultRequest['fault']>(
    isKind: (fault: FaultRequest['fault']) => fault is Kind,
    isFor: (match: FaultRequest['match']) => boolean,
  ): Kind[] => {
    const hit: Kind[] = [];
    active = active.flatMap((each) => {
      if (!isKind(each.fault) || !isFor(each.match)) return [each];
      hit.push(each.fault);
      if (each.times === undefined) return [each];
      return each.times > 1 ? [{ ...each, times: each.times - 1 }] : [];
    });
    if (hit.length > 0) used();
    return hit;
  };

  return {
    add: (request) => {
      lastId += 1;
      const fault = { ...request, id: lastId };
      active.push(fault);
      return fault;
    },
    all: () => [...active],
    remove: (id) => {
      const count = active.length;
      active = active.filter((fault) => fault.id !== id);
      return active.length < count;
    },
    clear: () => {
      active = [];
    },
    takeForCall: (call) => (active.length === 0 ? NONE : use(isCallFault, (match) => matches(match, call))),
    takeForTap: (xuid) => (active.length === 0 ? NONE : use(isTapFault, (match) => isOf(match, xuid))),
    takeForSubscription: (xuid) =>
      active.length === 0 ? NONE : use(isSubscribeFault, (match) => isOf(match, xuid)),
  };
};

const matches = ({ method, path, xuid }: FaultRequest['match'], call: Call): boolean =>
  (method === undefined || method.toUpperCase() === call.method) &&
  (xuid === undefined || xuid === call.xuid) &&
  (path === undefined || new RegExp(path, 'i').test(call.path));

const isOf = (match: FaultRequest['match'], xuid: string): boolean =>
  match.xuid === undefined || match.xuid === xuid;

const isSubscribeFault = (fault: FaultRequest['fault']): fault is SubscribeFault =>
  fault.kind === 'refuse-subscription';
const isTapFault = (fault: FaultRequest['fault']): fault is TapFault => fault.kind.endsWith('-taps');
export const isRtaFault = (fault: FaultRequest['fault']): fault is RtaFault =>
  fault.kind === 'drop-rta' || fault.kind === 'resync';
const isCallFault = (fault: FaultRequest['fault']): fault is CallFault =>
  !isTapFault(fault) && !isRtaFault(fault) && !isSubscribeFault(fault);
