import type { Call } from './requests.ts';

export type RequestFilter = {
  readonly method?: string;
  /** A regular expression on path and query, without case. */
  readonly path?: string;
  readonly xuid?: string;
  /** `403`, or `4xx` for a class. */
  readonly status?: string;
  /** Those alone that a rule refused. */
  readonly refused?: boolean;
  /** Those alone that a fault changed. */
  readonly faulty?: boolean;
  readonly after?: number;
  /** The last so many of them. */
  readonly limit?: number;
  readonly bodies?: boolean;
};

/** Is a call one of those that are asked for? */
export const testOf = ({
  method,
  path,
  xuid,
  status,
  refused,
  faulty,
}: RequestFilter): ((call: Call) => boolean) => {
  const pattern = path === undefined ? null : new RegExp(path, 'i');
  const wanted = status?.toLowerCase().replaceAll('x', '');
  return (call) =>
    (method === undefined || call.method === method.toUpperCase()) &&
    (pattern === null || pattern.test(call.path)) &&
    (xuid === undefined || call.xuid === xuid) &&
    (wanted === undefined || String(call.status).startsWith(wanted)) &&
    (refused === undefined || (call.because !== undefined) === refused) &&
    (faulty === undefined || (call.fault !== undefined) === faulty);
};
