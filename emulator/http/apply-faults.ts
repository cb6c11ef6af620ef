import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import type { CallFault } from '../controls/fault-requests.ts';
import type { Directory } from '../directory.ts';
import type { Answer } from '../rules/answer.ts';
import type { StoredSession } from '../rules/stored.ts';
import { faultAnswer } from './fault-answer.ts';
import type { Route } from './routes.ts';

/** What the faults of a call make of it. */
export type Applied = {
  refused: boolean;
  cut: boolean;
  /** Names of the faults, for the header; undefined when there was none. */
  kinds?: string;
  /** Answered instead of what the directory would. */
  answer?: Answer;
  headers?: OutgoingHttpHeaders;
};

/** Applies faults in their order; waits where one of them is slow. */
export const applied = async (
  { clock, directory }: { readonly clock: Clock; readonly directory: Directory },
  faults: readonly CallFault[],
  { request, route }: { request: IncomingMessage; route: Route | null },
): Promise<Applied> => {
  const result: Applied = { refused: false, cut: false };
  for (const fault of faults) {
    result.kinds = result.kinds === undefined ? fault.kind : `${result.kinds}, ${fault.kind}`;
    if (fault.kind === 'delay') await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
    if (fault.kind === 'refuse') result.refused = true;
    if (fault.kind === 'cut-answer') result.cut = true;
    if (fault.kind === 'status') {
      request.resume(); // the body is not looked at
      Object.assign(result, faultAnswer(fault, await sessionOf(directory, route), route));
    }
  }
  return result;
};

const sessionOf = async (directory: Directory, route: Route | null): Promise<StoredSession | undefined> => {
  if (route?.kind === 'session') return directory.current(route.ref);
  if (route?.kind !== 'handle-session') return undefined;
  const handle = await directory.handle(route.id);
  return handle && directory.current(handle.sessionRef);
};
